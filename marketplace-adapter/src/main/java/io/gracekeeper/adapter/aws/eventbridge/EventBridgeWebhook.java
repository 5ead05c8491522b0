package io.gracekeeper.adapter.aws.eventbridge;

import io.gracekeeper.adapter.aws.RequestBody;
import io.gracekeeper.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes what a rule of EventBridge posts through an API destination: 200 and it is kept, 4xx and
 * EventBridge does not repeat it, 503 and it does, for a day. An event has no signature: whoever
 * knows the secret is believed, and nothing of anybody else's is looked at.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html">API
 *     destinations</a>
 */
@Path("/aws/eventbridge")
public class EventBridgeWebhook {

  private static final Logger LOG = Logger.getLogger(EventBridgeWebhook.class);

  private final Secrets secrets;
  private final String header;
  private final BusAdmission admission;

  @Inject
  EventBridgeWebhook(EventBridgeSettings settings, BusAdmission admission) {
    this.secrets = new Secrets(settings.secrets().orElse(List.of()));
    this.header = settings.header();
    this.admission = admission;
  }

  /** Takes one event. It shows no token: the secret proves it. */
  @POST
  @PermitAll
  public Uni<Response> receive(@Context HttpServerRequest request) {
    var believed = secrets.hold(request.getHeader(header));
    return RequestBody.of(request)
        .chain(reading -> believed ? deal(reading) : counted(EventBridgeReason.UNKNOWN_SECRET))
        .map(EventBridgeWebhook::answer);
  }

  private Uni<Optional<EventBridgeReason>> deal(RequestBody.Reading reading) {
    return switch (reading) {
      case RequestBody.Whole(var body) -> admission.admit(body);
      case RequestBody.Oversized() -> counted(EventBridgeReason.OVERSIZED);
      case RequestBody.Late() -> counted(EventBridgeReason.BODY_LATE);
    };
  }

  private Uni<Optional<EventBridgeReason>> counted(EventBridgeReason reason) {
    var refusal = Optional.of(reason);
    admission.count(refusal);
    return Uni.createFrom().item(refusal);
  }

  private static Response answer(Optional<EventBridgeReason> refusal) {
    if (refusal.isEmpty()) {
      return Response.ok().build();
    }
    var reason = refusal.get();
    LOG.infof("An event was not taken reason=%s", reason.code());
    return Problem.of(reason, reason.detail()).asResponse();
  }
}
