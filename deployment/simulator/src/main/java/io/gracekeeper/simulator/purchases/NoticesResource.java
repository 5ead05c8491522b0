package io.gracekeeper.simulator.purchases;

import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SignatureVersion;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sends any notice, whatever was bought: out of order, dated back, or of a kind nobody knows. */
@Path("/aws/notices")
@RunOnVirtualThread
class NoticesResource {

  private final Notices notices;

  NoticesResource(Notices notices) {
    this.notices = notices;
  }

  /**
   * A notice to be sent.
   *
   * @param signatureVersion 1 or 2; null to sign as each subscription wants it
   * @param times how many messages that say the same, each with an id of its own; null for one
   * @param at what the envelopes say of their time; null for now
   */
  record Order(
      @NotBlank String listing,
      @NotBlank String buyer,
      @NotBlank String action,
      @Nullable String offer,
      @Nullable Boolean freeTrial,
      @Nullable SignatureVersion signatureVersion,
      @Min(1) @Max(100) @Nullable Integer times,
      @Nullable Instant at) {

    Notice notice() {
      return new Notice(action, listing, buyer, offer, freeTrial);
    }
  }

  /** The ids of the messages that were sent. */
  record Sent(List<String> messageIds) {}

  @POST
  public Response send(@Valid @NotNull Order order) {
    var ids =
        Stream.generate(() -> notices.publish(order.notice(), order.at(), order.signatureVersion()))
            .limit(order.times() == null ? 1 : order.times())
            .toList();
    return Response.accepted(new Sent(ids)).build();
  }
}
