package io.gracekeeper.access;

import io.gracekeeper.problem.Problem;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What somebody is told who is not let in. Why a token was refused is not told; {@code
 * io.quarkus.oidc} logs it as DEBUG.
 */
class ClosedDoors {

  private static final Logger LOG = Logger.getLogger(ClosedDoors.class);

  @ServerExceptionMapper
  Response noToken(UnauthorizedException none) {
    return unproven(
        "Bearer", "token-missing", "This call needs a token.", "Send one: Authorization: Bearer …");
  }

  @ServerExceptionMapper
  Response badToken(AuthenticationFailedException refused) {
    return unproven(
        "Bearer error=\"invalid_token\"",
        "token-refused",
        "The token is expired, or not one for this service by its issuer.",
        "Ask the issuer for a new one, with this service in its audience.");
  }

  @ServerExceptionMapper
  Response wrongRole(ForbiddenException forbidden, ResourceInfo called) {
    var allowed = called.getResourceMethod().getAnnotation(RolesAllowed.class);
    var who = allowed == null ? List.<String>of() : List.of(allowed.value());
    var detail = who.isEmpty() ? "Nobody may do this." : "Who may: " + String.join(", ", who) + ".";
    return problem(new Problem("Forbidden", 403, "role-missing", detail, List.of())).build();
  }

  /** Nobody can be proven to be anybody now, so nobody is let in. */
  @ServerExceptionMapper
  Response issuerAway(OIDCException silent) {
    LOG.warnf("The issuer of tokens cannot be asked why=%s", silent.getMessage());
    var detail = "The issuer of tokens cannot be asked for its keys.";
    return problem(
            new Problem(
                "Try again later", 503, "issuer-unavailable", detail, List.of("Try again later.")))
        .build();
  }

  private static Response unproven(String challenge, String code, String detail, String clearedBy) {
    return problem(new Problem("Unauthorized", 401, code, detail, List.of(clearedBy)))
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
        .build();
  }

  private static Response.ResponseBuilder problem(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
  }
}
