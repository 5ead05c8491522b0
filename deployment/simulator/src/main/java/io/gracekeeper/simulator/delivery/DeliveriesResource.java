package io.gracekeeper.simulator.delivery;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.Objection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each message. */
@Path("/aws")
class DeliveriesResource {

  private final Deliveries deliveries;

  DeliveriesResource(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  /** All deliveries, or those of one message. */
  @GET
  @Path("/deliveries")
  public List<Delivery> deliveries(@QueryParam("message") @Nullable String messageId) {
    return messageId == null ? deliveries.all() : deliveries.of(messageId);
  }

  /** Sends the very same bytes again, as a dead-letter queue that is redriven does. */
  @POST
  @Path("/messages/{messageId}/redeliver")
  public Response redeliver(@PathParam("messageId") String messageId) {
    if (deliveries.sendAgain(messageId) == 0) {
      throw Refusal.of(
          Objection.UNKNOWN_MESSAGE, "No message of this id was ever sent to anybody.");
    }
    return Response.accepted().build();
  }
}
