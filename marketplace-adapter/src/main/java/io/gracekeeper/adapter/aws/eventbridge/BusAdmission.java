package io.gracekeeper.adapter.aws.eventbridge;

import io.gracekeeper.adapter.notices.Notice;
import io.gracekeeper.adapter.notices.Notices;
import io.gracekeeper.clock.SystemTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Deals with an event of EventBridge, whichever way it came; whoever brings it has proven its
 * origin. Nothing here blocks. After it, the dialects translate what was kept.
 */
@ApplicationScoped
public class BusAdmission {

  /** What EventBridge sent, among the notices. */
  public static final String SOURCE = "aws-eventbridge";

  /** EventBridge waits 5 s for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final EventBridgeSettings settings;
  private final Notices notices;
  private final MeterRegistry metrics;
  private final Clock clock;

  @Inject
  BusAdmission(
      EventBridgeSettings settings,
      Notices notices,
      MeterRegistry metrics,
      @SystemTime Clock clock) {
    this.settings = settings;
    this.notices = notices;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Says why it is not taken; empty once it is durable. */
  public Uni<Optional<EventBridgeReason>> admit(byte[] body) {
    return keep(body).invoke(this::count);
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

  /** Counts what came through a door of ours, or why it did not. */
  void count(Optional<EventBridgeReason> refusal) {
    refusal.ifPresentOrElse(
        reason ->
            metrics
                .counter(
                    "gracekeeper.notices." + (reason.isForNow() ? "deferred" : "refused"),
                    "reason",
                    reason.code())
                .increment(),
        () -> metrics.counter("gracekeeper.notices.accepted", "type", "Event").increment());
  }
}
