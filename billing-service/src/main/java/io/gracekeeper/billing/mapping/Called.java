package io.gracekeeper.billing.mapping;

import io.gracekeeper.billing.agreement.AgreementFacts;
import io.gracekeeper.billing.agreement.Fact;
import io.gracekeeper.events.BillingEvent.LinkFailure;

/**
 * Where a link should stand, by what is known of its agreement and nothing else; so any order of
 * notices leads to the same (D4).
 */
public sealed interface Called {

  /** The marketplace has not confirmed yet (C6). */
  record Pending() implements Called {}

  /** The agreement pays. */
  record Linked() implements Called {}

  /**
   * The agreement has ended because another stands for it, which nobody has seen start yet: what it
   * pays for goes on for now. Unknown means wait (D5).
   */
  record Held() implements Called {}

  /** Another agreement pays in its stead: what it paid for moves there (D5). */
  record Moved() implements Called {}

  /** The agreement has ceased to pay (C1). */
  record Ended() implements Called {}

  /** It never began to pay (C11). */
  record Failed(LinkFailure reason) implements Called {}

  /**
   * What there is to know.
   *
   * @param heir the agreement that stands for it and may pay for this account; {@link
   *     AgreementFacts#NONE} if there is none, or nobody has heard of it
   * @param waitIsOver whether the link has waited for the marketplace for long enough
   */
  record Facts(AgreementFacts agreement, AgreementFacts heir, boolean waitIsOver) {}

  static Called by(Facts facts) {
    var agreement = facts.agreement();
    if (agreement.isReplaced() && facts.heir().isLive()) {
      return new Moved();
    }
    if (agreement.isLive()) {
      return new Linked();
    }
    if (!agreement.hasBegun()) {
      return notBegun(agreement, facts.waitIsOver());
    }
    return agreement.isReplaced() && !facts.heir().hasEnded() && !facts.waitIsOver()
        ? new Held()
        : new Ended();
  }

  private static Called notBegun(AgreementFacts agreement, boolean waitIsOver) {
    if (agreement.hasEnded()) {
      return new Failed(LinkFailure.AGREEMENT_ENDED);
    }
    if (agreement.has(Fact.FAILED)) {
      return new Failed(LinkFailure.PAYMENT_FAILED);
    }
    return waitIsOver ? new Failed(LinkFailure.UNKNOWN_AGREEMENT) : new Pending();
  }
}
