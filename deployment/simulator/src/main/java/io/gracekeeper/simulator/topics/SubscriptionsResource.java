package io.gracekeeper.simulator.topics;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.sns.SignatureVersion;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Subscribes endpoints, as a seller does in the console of SNS. */
@Path("/aws/subscriptions")
@RunOnVirtualThread
class SubscriptionsResource {

  private final Topics topics;
  private final Subscriptions subscriptions;

  SubscriptionsResource(Topics topics, Subscriptions subscriptions) {
    this.topics = topics;
    this.subscriptions = subscriptions;
  }

  /**
   * What a seller asks for.
   *
   * @param signatureVersion 1, as is the default, or 2
   */
  record Wish(
      @NotNull @Pattern(regexp = "arn:aws:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]+") String topic,
      @NotNull URI endpoint,
      @Nullable SignatureVersion signatureVersion) {

    boolean isOverHttp() {
      return List.of("http", "https").contains(endpoint.getScheme()) && endpoint.getHost() != null;
    }
  }

  /** Subscribes an endpoint, which is asked to confirm. */
  @POST
  public Response subscribe(@Valid @NotNull Wish wish) {
    if (!wish.isOverHttp()) {
      throw Refusal.invalid("An endpoint is an address of HTTP.");
    }
    var version = Objects.requireNonNullElse(wish.signatureVersion(), SignatureVersion.V1);
    var subscription = topics.subscribe(wish.topic(), wish.endpoint(), version);
    return Response.status(Status.CREATED).entity(subscription).build();
  }

  /** Everybody who has subscribed, confirmed or not. */
  @GET
  public List<Subscription> subscriptions() {
    return subscriptions.all();
  }
}
