package io.gracekeeper.adapter.aws.sns;

import io.gracekeeper.adapter.aws.sns.SnsMessage.Notification;
import io.gracekeeper.adapter.aws.sns.SnsMessage.SubscriptionConfirmation;
import io.gracekeeper.adapter.aws.sns.SnsMessage.UnsubscribeConfirmation;
import io.gracekeeper.adapter.aws.sns.Verdict.Proven;
import io.gracekeeper.adapter.aws.sns.Verdict.Undecided;
import io.gracekeeper.adapter.notices.Notice;
import io.gracekeeper.adapter.notices.Notices;
import io.gracekeeper.clock.SystemTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Deals with a message of SNS, whichever way it came: has its origin proven, and keeps it or
 * confirms the subscription. Nothing here blocks. After it, the dialects translate what was kept.
 */
@ApplicationScoped
public class SnsAdmission {

  /** What SNS sent, among the notices. */
  public static final String SOURCE = "aws-sns";

  private static final Logger LOG = Logger.getLogger(SnsAdmission.class);

  private final Origin origin;
  private final Notices notices;
  private final Confirmations confirmations;
  private final Tally tally;
  private final Clock clock;

  @Inject
  SnsAdmission(
      Origin origin,
      Notices notices,
      Confirmations confirmations,
      Tally tally,
      @SystemTime Clock clock) {
    this.origin = origin;
    this.notices = notices;
    this.confirmations = confirmations;
    this.tally = tally;
    this.clock = clock;
  }

  /** Says what became of it: proven means that it is dealt with as well, durably. */
  public Uni<Verdict> admit(byte[] body) {
    return origin.of(body).chain(verdict -> deal(verdict, body)).invoke(tally::count);
  }

  private Uni<Verdict> deal(Verdict verdict, byte[] body) {
    return verdict instanceof Proven proven ? deal(proven, body) : Uni.createFrom().item(verdict);
  }

  private Uni<Verdict> deal(Proven proven, byte[] body) {
    return switch (proven.message()) {
      case Notification _ -> keep(proven, body);
      case UnsubscribeConfirmation _ -> {
        LOG.warnf(
            "SNS says that this endpoint is unsubscribed topic=%s message=%s",
            proven.topic().value(), proven.message().head().id());
        yield keep(proven, body);
      }
      case SubscriptionConfirmation asked ->
          done(
              confirmations.confirm(proven.topic(), asked.token()),
              proven,
              DeferralReason.CONFIRMATION_FAILED);
    };
  }

  private Uni<Verdict> keep(Proven proven, byte[] body) {
    var head = proven.message().head();
    var notice = new Notice(SOURCE, head.topic(), head.id(), clock.instant(), body);
    return done(notices.keep(notice), proven, DeferralReason.BROKER_UNAVAILABLE);
  }

  private static Uni<Verdict> done(Uni<Void> deed, Proven proven, DeferralReason otherwise) {
    return deed.<Verdict>replaceWith(proven)
        .onFailure()
        .recoverWithItem(failed -> new Undecided(otherwise, failed.toString()));
  }
}
