package io.gracekeeper.billing.charge;

import io.gracekeeper.billing.coverage.Coverage;
import io.gracekeeper.billing.coverage.Standing;
import io.gracekeeper.billing.coverage.Standing.Covered;
import io.gracekeeper.billing.coverage.Standing.Uncovered;
import io.gracekeeper.events.Basis;
import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.policy.ProductPolicy.Stated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one charge, and on what.
 *
 * @param before the decision before; null if this is the first
 * @param switchRule by which rule one method takes over from another
 */
record Decision(
    Charge charge,
    @Nullable Standing before,
    Standing next,
    Wallet wallet,
    Stated stated,
    String switchRule) {

  /** Decides; whoever asks beforehand asks this too. */
  static Decision about(
      Charge charge,
      @Nullable Standing before,
      Wallet wallet,
      Stated stated,
      String switchRule,
      Instant now) {
    var next = Coverage.decide(wallet.factsOf(charge, stated), now);
    return new Decision(charge, before, next, wallet, stated, switchRule);
  }

  /** Coverage that comes back has to wait for a deletion that may be under way. */
  boolean bringsBack() {
    return charge.isUncovered() && next instanceof Covered;
  }

  /** Makes it so; returns whether that changes who pays. */
  boolean settle() {
    charge.goodUntil(wallet.goodUntil(next));
    if (isSame()) {
      return false;
    }
    charge.settle(next);
    return true;
  }

  /** Nobody paying for another reason is still nobody paying: the loss, and its deadline, stay. */
  private boolean isSame() {
    return next.equals(before) || (before instanceof Uncovered && next instanceof Uncovered);
  }

  /** As others hear of it, once it is settled. */
  BillingEvent.OfCoverage event() {
    var account = charge.account();
    var subscription = charge.subscription();
    var revision = charge.coverageRevision();
    return switch (next) {
      case Covered(var by) when before instanceof Covered(var from) ->
          new BillingEvent.ChargeReassigned(
              account,
              subscription,
              revision,
              wallet.shown(from),
              wallet.shown(by),
              basis(switchRule));
      case Covered(var by) ->
          new BillingEvent.CoverageGained(
              account,
              subscription,
              revision,
              wallet.shown(by),
              basis(before == null ? "A33" : "D2"));
      case Uncovered(var reason) ->
          new BillingEvent.CoverageLost(
              account,
              subscription,
              revision,
              reason,
              before instanceof Covered(var by) ? wallet.shown(by) : null,
              stated.policy().afterCancel().grace(),
              stated.policy().afterCancel().trialsRunOn(),
              basis(before == null ? "A33" : "C15"));
    };
  }

  private Basis basis(String rule) {
    return new Basis(stated.product(), rule, stated.hash());
  }
}
