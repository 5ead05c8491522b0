package io.gracekeeper.adapter.aws.eventbridge;

import io.gracekeeper.adapter.aws.RequestBody;
import io.gracekeeper.adapter.notices.Notice;
import io.gracekeeper.adapter.notices.Notices;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes what a rule of EventBridge posts through an API destination: 200 and it is kept, 4xx and
 * EventBridge does not repeat it, 503 and it does, for a day. An event has no signature: whoever
 * knows the secret is believed, so that nothing is read before that is known.
 *
 * <p>After it, the dialects translate what was kept.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html">API
 *     destinations</a>
 */
@Path("/aws/eventbridge")
public class EventBridgeWebhook {

  /** What EventBridge sent, among the notices, whichever way it came. */
  public static final String SOURCE = "aws-eventbridge";

  /** EventBridge waits 5 s for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Logger LOG = Logger.getLogger(EventBridgeWebhook.class);

  private final Secrets secrets;
  private final EventBridgeSettings settings;
  private final Notices notices;
  private final MeterRegistry metrics;
  private final Clock clock;

  @Inject
  EventBridgeWebhook(
      EventBridgeSettings settings,
      Notices notices,
      MeterRegistry metrics,
      @SystemTime Clock clock) {
    this.secrets = new Secrets(settings.secrets().orElse(List.of()));
    this.settings = settings;
    this.notices = notices;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Takes one event. It shows no token: the secret proves it. */
  @POST
  @PermitAll
  public Uni<Response> receive(@Context HttpServerRequest request) {
    return secrets.hold(request.getHeader(settings.header()))
        ? RequestBody.of(request).chain(this::deal).map(this::answer)
        : Uni.createFrom().item(answer(Optional.of(EventBridgeReason.UNKNOWN_SECRET)));
  }

  /** Empty once it is kept. */
  private Uni<Optional<EventBridgeReason>> deal(RequestBody.Reading reading) {
    return switch (reading) {
      case RequestBody.Whole(var body) -> keep(body);
      case RequestBody.Oversized() -> refused(EventBridgeReason.OVERSIZED);
      case RequestBody.Late() -> refused(EventBridgeReason.BODY_LATE);
    };
  }

  private Uni<Optional<EventBridgeReason>> keep(byte[] body) {
    var read = BusEvent.read(body);
    if (read.isEmpty()) {
      return refused(EventBridgeReason.NOT_AN_EVENT);
    }
    var event = read.get();
    if (settings.account().filter(account -> !account.equals(event.account())).isPresent()) {
      return refused(EventBridgeReason.FOREIGN_ACCOUNT);
    }
    var notice = new Notice(SOURCE, event.source(), event.id(), clock.instant(), body);
    return notices
        .keep(notice, PATIENCE)
        .replaceWith(Optional.<EventBridgeReason>empty())
        .onFailure()
        .recoverWithItem(Optional.of(EventBridgeReason.BROKER_UNAVAILABLE));
  }

  private static Uni<Optional<EventBridgeReason>> refused(EventBridgeReason reason) {
    return Uni.createFrom().item(Optional.of(reason));
  }

  private Response answer(Optional<EventBridgeReason> refusal) {
    if (refusal.isEmpty()) {
      metrics.counter("gracekeeper.notices.accepted", "type", "Event").increment();
      return Response.ok().build();
    }
    var reason = refusal.get();
    var counter = "gracekeeper.notices." + (reason.isForNow() ? "deferred" : "refused");
    metrics.counter(counter, "reason", reason.code()).increment();
    LOG.infof("An event was not taken reason=%s", reason.code());
    return Problem.of(reason, reason.detail()).asResponse();
  }
}
