package io.gracekeeper.simulator.purchases;

import io.gracekeeper.simulator.Problem;
import io.gracekeeper.simulator.delivery.Endpoints;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.topics.Topics;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends forged messages to the endpoint that gets the genuine ones. */
@Path("/aws/forgeries")
@RunOnVirtualThread
class ForgeriesResource {

  private final Forger forger;
  private final Topics topics;
  private final Endpoints endpoints;

  ForgeriesResource(Forger forger, Topics topics, Endpoints endpoints) {
    this.forger = forger;
    this.topics = topics;
    this.endpoints = endpoints;
  }

  /** A forgery of a notice. */
  record Order(Forgery kind, String listing, String buyer, String action) {

    Order {
      Objects.requireNonNull(kind, "A forgery is of some kind.");
      Objects.requireNonNull(listing, "A forgery needs a listing.");
      Objects.requireNonNull(buyer, "A forgery needs a buyer.");
      Objects.requireNonNull(action, "A forgery needs an action.");
    }
  }

  /** What the receiver answered; null if it did not. */
  record Answer(@Nullable Integer status) {}

  @POST
  public Answer send(Order order) {
    var notice = Notice.of(order.action(), order.listing(), order.buyer());
    var endpoint = topics.endpoints(notice.topic()).stream().findFirst();
    var forged = forger.forge(order.kind(), notice);
    var status =
        endpoints.post(
            endpoint.orElseThrow(() ->
                Problem.refusal(
                    Status.CONFLICT, "nobody-subscribed", "No endpoint has confirmed.")),
            forged.headers(),
            forged.body());
    return new Answer(status.isPresent() ? status.getAsInt() : null);
  }
}
