package io.gracekeeper.billing.agreement;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an agreement: of each kind of fact the latest. Merging is commutative,
 * associative and idempotent, so notices may come late, twice and in any order (D4).
 *
 * @param pending a cancel that was announced; it ends nothing (E9)
 * @param failed a start whose payment failed; it ends nothing either
 * @param replaced that another agreement stands for it
 */
public record AgreementFacts(
    @Nullable Dated started,
    @Nullable Dated ended,
    @Nullable Dated pending,
    @Nullable Dated failed,
    @Nullable Replacement replaced) {

  /** Nothing is known yet. */
  public static final AgreementFacts NONE = new AgreementFacts(null, null, null, null, null);

  public static AgreementFacts start(Dated fact) {
    return new AgreementFacts(fact, null, null, null, null);
  }

  public static AgreementFacts end(Dated fact) {
    return new AgreementFacts(null, fact, null, null, null);
  }

  public static AgreementFacts pendingCancel(Dated fact) {
    return new AgreementFacts(null, null, fact, null, null);
  }

  public static AgreementFacts failedStart(Dated fact) {
    return new AgreementFacts(null, null, null, fact, null);
  }

  public static AgreementFacts replacement(Replacement fact) {
    return new AgreementFacts(null, null, null, null, fact);
  }

  /** Both together. */
  public AgreementFacts merge(AgreementFacts other) {
    return new AgreementFacts(
        Dated.later(started, other.started),
        Dated.later(ended, other.ended),
        Dated.later(pending, other.pending),
        Dated.later(failed, other.failed),
        Replacement.later(replaced, other.replaced));
  }

  /**
   * Whether it pays. A start after an end is a return; of equal instants the live fact wins while
   * the marketplace cannot be asked (E9).
   */
  public boolean isLive() {
    return started != null && (ended == null || !ended.at().isAfter(started.at()));
  }

  /** Whether it paid, or could have, and ceased to. Never known is not ended. */
  public boolean hasEnded() {
    return ended != null && !isLive();
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
    return isLive() || (started != null && isReplaced());
  }
}
