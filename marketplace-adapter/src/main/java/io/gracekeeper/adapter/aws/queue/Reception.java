package io.gracekeeper.adapter.aws.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.adapter.aws.eventbridge.BusAdmission;
import io.gracekeeper.adapter.aws.eventbridge.BusEvent;
import io.gracekeeper.adapter.aws.eventbridge.EventBridgeReason;
import io.gracekeeper.adapter.aws.sns.SnsAdmission;
import io.gracekeeper.adapter.aws.sns.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Deals with a message of a queue of ours. Whoever may send there may be believed about events of
 * EventBridge, which have no signature; a message of SNS is proven as if it had come over HTTPS.
 */
@ApplicationScoped
class Reception {

  private static final Logger LOG = Logger.getLogger(Reception.class);

  private final SnsAdmission sns;
  private final BusAdmission bus;
  private final Quarantine quarantine;

  @Inject
  Reception(SnsAdmission sns, BusAdmission bus, Quarantine quarantine) {
    this.sns = sns;
    this.bus = bus;
    this.quarantine = quarantine;
  }

  /** Whether it may go from its queue: it is durable with us, if only in quarantine (E1). */
  Uni<Boolean> receive(String queue, String text) {
    var body = text.getBytes(UTF_8);
    return BusEvent.read(body).isPresent()
        ? bus.admit(body).chain(refusal -> settle(queue, body, refusal))
        : sns.admit(body).chain(verdict -> settle(queue, body, verdict));
  }

  private Uni<Boolean> settle(String queue, byte[] body, Optional<EventBridgeReason> refusal) {
    if (refusal.isEmpty()) {
      return Uni.createFrom().item(true);
    }
    var reason = refusal.get();
    return reason.isForNow() ? stays(reason.code()) : quarantined(queue, body, reason.code());
  }

  private Uni<Boolean> settle(String queue, byte[] body, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proven _ -> Uni.createFrom().item(true);
      case Verdict.Refused(var reason, _) -> quarantined(queue, body, reason.code());
      case Verdict.Undecided(var reason, _) -> stays(reason.code());
    };
  }

  private static Uni<Boolean> stays(String reason) {
    LOG.warnf("A message stays on its queue for now reason=%s", reason);
    return Uni.createFrom().item(false);
  }

  private Uni<Boolean> quarantined(String queue, byte[] body, String reason) {
    LOG.warnf("A message goes to quarantine queue=%s reason=%s", queue, reason);
    return quarantine.put(queue, body, reason).replaceWith(true).onFailure().recoverWithItem(false);
  }
}
