package io.gracekeeper.billing.agreement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an agreement: of each kind of fact the latest. Merging is commutative,
 * associative and idempotent, so notices may come late, twice and in any order (D4).
 *
 * @param started that it began, or began again after an end
 * @param provisioned that what it entitles to was there; when it began is not said
 * @param pending a cancel that was announced; it ends nothing (E9)
 * @param failed a start whose payment failed; it ends nothing either
 * @param replaced that another agreement stands for it
 * @param scheduled that it begins at an instant, which may be to come; it begins nothing itself
 */
public record AgreementFacts(
    @Nullable Dated started,
    @Nullable Dated provisioned,
    @Nullable Dated ended,
    @Nullable Dated pending,
    @Nullable Dated failed,
    @Nullable Replacement replaced,
    @Nullable Dated scheduled) {

  /** Nothing is known yet. */
  public static final AgreementFacts NONE =
      new AgreementFacts(null, null, null, null, null, null, null);

  public static AgreementFacts start(Dated fact) {
    return new AgreementFacts(fact, null, null, null, null, null, null);
  }

  public static AgreementFacts provision(Dated fact) {
    return new AgreementFacts(null, fact, null, null, null, null, null);
  }

  public static AgreementFacts end(Dated fact) {
    return new AgreementFacts(null, null, fact, null, null, null, null);
  }

  public static AgreementFacts pendingCancel(Dated fact) {
    return new AgreementFacts(null, null, null, fact, null, null, null);
  }

  public static AgreementFacts failedStart(Dated fact) {
    return new AgreementFacts(null, null, null, null, fact, null, null);
  }

  public static AgreementFacts replacement(Replacement fact) {
    return new AgreementFacts(null, null, null, null, null, fact, null);
  }

  public static AgreementFacts schedule(Dated fact) {
    return new AgreementFacts(null, null, null, null, null, null, fact);
  }

  /** Both together. */
  public AgreementFacts merge(AgreementFacts other) {
    return new AgreementFacts(
        Dated.later(started, other.started),
        Dated.later(provisioned, other.provisioned),
        Dated.later(ended, other.ended),
        Dated.later(pending, other.pending),
        Dated.later(failed, other.failed),
        Replacement.later(replaced, other.replaced),
        Dated.later(scheduled, other.scheduled));
  }

  /** Whether it pays or has paid. */
  public boolean hasBegun() {
    return started != null || provisioned != null;
  }

  /**
   * Whether it pays. A start after an end is a return; of equal instants the live fact wins while
   * the marketplace cannot be asked (E9). What was provided after an end is none: marketplaces that
   * tell of it give each purchase an agreement of its own, and tell such things late.
   */
  public boolean isLive() {
    return hasBegun() && (ended == null || hasReturned(ended));
  }

  private boolean hasReturned(Dated end) {
    return started != null && !end.at().isAfter(started.at());
  }

  /** Whether it paid, or could have, and ceased to. Never known is not ended. */
  public boolean hasEnded() {
    return ended != null && !isLive();
  }

  /** Whether it was announced for an instant that is still to come. */
  public boolean isYetToBegin(Instant now) {
    return scheduled != null && now.isBefore(scheduled.at());
  }

  /** Whether another stands for it (D5). Should it start again after that, it stands for itself. */
  public boolean isReplaced() {
    return replaced != null && (started == null || !started.at().isAfter(replaced.told().at()));
  }

  /**
   * Whether what it pays for may go on: it pays, or has ended only because another stands for it.
   * Then its links decide how long they wait for that one.
   */
  public boolean maySustain() {
    return isLive() || (hasBegun() && isReplaced());
  }
}
