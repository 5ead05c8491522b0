package io.gracekeeper.adapter.aws.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.adapter.aws.eventbridge.BusAdmission;
import io.gracekeeper.adapter.aws.eventbridge.BusEvent;
import io.gracekeeper.adapter.aws.eventbridge.EventBridgeReason;
import io.gracekeeper.adapter.aws.sns.SnsAdmission;
import io.gracekeeper.adapter.aws.sns.Verdict.Proven;
import io.gracekeeper.adapter.aws.sns.Verdict.Refused;
import io.gracekeeper.adapter.aws.sns.Verdict.Undecided;
import io.gracekeeper.adapter.replay.Readmission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/**
 * Deals with a message of a queue of ours. Whoever may send there may be believed about events of
 * EventBridge, which have no signature; a message of SNS is proven as if it had come over HTTPS.
 */
@ApplicationScoped
class Reception implements Readmission {

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
    return readmit(body)
        .chain(verdict ->
            switch (verdict) {
              case Verdict.Kept() -> Uni.createFrom().item(true);
              case Verdict.Refused(var code) -> quarantined(queue, body, code);
              case Verdict.NotNow(var code) -> stays(code);
            });
  }

  @Override
  public Uni<Verdict> readmit(byte[] body) {
    return BusEvent.read(body).isPresent()
        ? bus.admit(body)
            .map(refusal -> refusal.map(Reception::verdict).orElseGet(Verdict.Kept::new))
        : sns.admit(body).map(Reception::verdict);
  }

  private static Verdict verdict(EventBridgeReason reason) {
    return reason.isForNow()
        ? new Verdict.NotNow(reason.code())
        : new Verdict.Refused(reason.code());
  }

  private static Verdict verdict(io.gracekeeper.adapter.aws.sns.Verdict verdict) {
    return switch (verdict) {
      case Proven _ -> new Verdict.Kept();
      case Refused(var reason, _) -> new Verdict.Refused(reason.code());
      case Undecided(var reason, _) -> new Verdict.NotNow(reason.code());
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
