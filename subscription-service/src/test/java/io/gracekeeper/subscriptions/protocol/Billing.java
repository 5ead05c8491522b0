package io.gracekeeper.subscriptions.protocol;

import static io.gracekeeper.subscriptions.protocol.Times.OVER;

import io.gracekeeper.subscriptions.deletion.Permission;
import io.gracekeeper.subscriptions.deletion.Permission.Granted;
import io.gracekeeper.subscriptions.deletion.Permission.Refused;
import io.gracekeeper.subscriptions.lifecycle.Loss;
import java.time.Instant;

/**
 * Billing, as {@code Reassignment}, {@code Permits} and {@code PermitResource} make it. Each method
 * is one transaction under the lock of the subscription's charge.
 *
 * @param pays whether there is something to pay with
 * @param revision of its last decision: somebody pays by the odd ones, nobody by the even ones
 * @param permitAge of the last permit, in ticks; over where there is none, or it was used
 */
record Billing(boolean pays, int revision, int permitAge) {

  /** What it answers, and how it stands then. */
  record Answered(Permission permission, Billing then) {}

  boolean covers() {
    return revision % 2 == 1;
  }

  /** Whether it would be paid for again, were it not for a permit. */
  boolean holdsBack() {
    return pays && !covers();
  }

  boolean hasLivePermit() {
    return permitAge < OVER;
  }

  /** What there is to pay with comes, or goes. */
  Billing change(Rules rules) {
    return new Billing(!pays, revision, permitAge).decide(rules);
  }

  /** Decides anew; coverage that comes back has to wait while a permit is live. */
  Billing decide(Rules rules) {
    var waits = holdsBack() && hasLivePermit() && rules.keep(Rule.PERMIT_HOLDS_COVERAGE_BACK);
    return pays == covers() || waits ? this : settle();
  }

  /** Decides by a clock for which the permit has expired. */
  Billing settle() {
    return new Billing(pays, revision + 1, permitAge);
  }

  /** The deletion was reported: its permit has done its work. */
  Billing hearOfDeletion(Rules rules) {
    return new Billing(pays, revision, OVER).decide(rules);
  }

  /**
   * Is asked for a permit. What was decided is not believed, but decided anew before.
   *
   * @param until when a consent ends by the asker's clock, counted from before it asked
   */
  Answered ask(Loss loss, Instant until, Rules rules) {
    var decided = decide(rules);
    if (decided.covers()) {
      return new Answered(new Refused("covered"), decided);
    }
    if (decided.revision != loss.revision()) {
      return new Answered(new Refused("another-decision"), decided);
    }
    if (decided.holdsBack() && rules.keep(Rule.NO_PERMIT_AGAINST_A_RETURN)) {
      return new Answered(new Refused("coverage-held-back"), decided);
    }
    return new Answered(new Granted("permit", until), new Billing(pays, decided.revision, 0));
  }

  Billing tick() {
    return new Billing(pays, revision, Math.min(OVER, permitAge + 1));
  }
}
