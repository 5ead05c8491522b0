package io.gracekeeper.simulator.purchases;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.Objection;
import io.gracekeeper.simulator.delivery.Endpoints;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.topics.Topics;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
  record Order(
      @NotNull Forgery kind,
      @NotBlank String listing,
      @NotBlank String buyer,
      @NotBlank String action) {}

  /** What the receiver answered; null if it did not. */
  record Answer(@Nullable Integer status) {}

  @POST
  public Answer send(@Valid @NotNull Order order) {
    var notice = Notice.of(order.action(), order.listing(), order.buyer());
    var endpoint =
        topics.endpoints(notice.topic()).stream()
            .findFirst()
            .orElseThrow(
                () -> Refusal.of(Objection.NOBODY_SUBSCRIBED, "No endpoint has confirmed."));
    var forged = forger.forge(order.kind(), notice);
    var status = endpoints.post(endpoint, forged.headers(), forged.body());
    return new Answer(status.isPresent() ? status.getAsInt() : null);
  }
}
