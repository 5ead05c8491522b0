package io.gracekeeper.simulator.identity;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The issuer over HTTP. Whoever can reach it can be anybody, so it listens on loopback only. */
@Path("/issuer")
@RunOnVirtualThread
class IssuerResource {

  private final Issuer issuer;
  private final Clients clients;

  IssuerResource(Issuer issuer, Clients clients) {
    this.issuer = issuer;
    this.clients = clients;
  }

  /**
   * As whom somebody wants to sign in.
   *
   * @param account the account for which he acts; null for the vendor
   * @param name null: he is called by his role
   */
  record Person(@Nullable String account, @NotBlank String role, @Nullable String name) {

    String token(Issuer issuer) {
      return issuer.sign(Claims.ofPerson(Objects.requireNonNullElse(name, role), role, account));
    }
  }

  @GET
  @Path("/.well-known/openid-configuration")
  public Map<String, Object> discovery() {
    return issuer.discovery();
  }

  @GET
  @Path("/jwks")
  public Map<String, Object> keys() {
    return issuer.keys();
  }

  /** A service asks for a token of its own. */
  @POST
  @Path("/token")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response token(
      @HeaderParam("Authorization") @Nullable String authorization,
      MultivaluedMap<String, String> form) {
    var fields = form.keySet().stream().collect(Collectors.toMap(field -> field, form::getFirst));
    var answer = clients.grant(authorization, fields);
    return Response.status(answer.status()).entity(answer.body()).build();
  }

  /** Anybody signs in as anybody. */
  @POST
  @Path("/tokens")
  public Map<String, Object> signIn(@Valid @NotNull Person person) {
    return Clients.bearer(person.token(issuer));
  }

  /** The same, with nothing around the token, for a shell. */
  @POST
  @Path("/tokens")
  @Produces(MediaType.TEXT_PLAIN)
  public String signInPlainly(@Valid @NotNull Person person) {
    return person.token(issuer);
  }
}
