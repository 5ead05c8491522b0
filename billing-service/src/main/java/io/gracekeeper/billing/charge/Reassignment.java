package io.gracekeeper.billing.charge;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.gracekeeper.billing.coverage.Coverage;
import io.gracekeeper.billing.coverage.Standing;
import io.gracekeeper.billing.coverage.Standing.Covered;
import io.gracekeeper.billing.coverage.Standing.Uncovered;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.billing.payment.PaymentMethods;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Basis;
import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.exchange.Outbox;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy.Stated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides anew who pays, and publishes what changed. After {@code MarketplaceListener}, before
 * subscription-service: this is where a cancel becomes "charged to the fallback" (A20) or "nobody
 * pays" (C15).
 */
@ApplicationScoped
public class Reassignment {

  private static final Logger LOG = Logger.getLogger(Reassignment.class);

  private final Charges charges;
  private final PaymentMethods paymentMethods;
  private final Permits permits;
  private final Policies policies;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Reassignment(
      Charges charges,
      PaymentMethods paymentMethods,
      Permits permits,
      Policies policies,
      Outbox outbox,
      @BusinessTime Clock clock) {
    this.charges = charges;
    this.paymentMethods = paymentMethods;
    this.permits = permits;
    this.policies = policies;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Decides anew for charges of one account, which the caller has locked. */
  public void decide(AccountId account, List<Charge> charges, Cause cause) {
    if (charges.isEmpty()) {
      return;
    }
    var wallet = wallets(Set.of(account)).getOrDefault(account, Wallet.EMPTY);
    for (var charge : charges) {
      decide(charge, wallet, cause);
    }
  }

  /** Decides anew for one charge, which the caller has locked. */
  void decide(Charge charge, Wallet wallet, Cause cause) {
    decide(charge, charge.standing(), wallet, cause, "A20");
  }

  /**
   * Decides anew by all that is known now, and keeps it whatever becomes of the caller: two
   * decisions that raced may have left a charge behind that neither saw (A33).
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void reconsider(SubscriptionId subscription) {
    for (var charge : charges.locked(Set.of(subscription)).values()) {
      var cause = Cause.of("permit-asked:" + UUID.randomUUID());
      decide(charge.account(), List.of(charge), cause);
    }
  }

  /** What these accounts have to pay with; none of an account that has nothing. */
  Map<AccountId, Wallet> wallets(Collection<AccountId> accounts) {
    return paymentMethods.everOf(accounts).stream()
        .collect(groupingBy(PaymentMethod::account, collectingAndThen(toList(), Wallet::new)));
  }

  /** A person puts the subscription on another method of its account (A12). */
  void switchTo(Charge charge, PaymentMethod chosen, Cause cause) {
    var before = charge.standing();
    charge.assign(chosen.id());
    var account = charge.account();
    var wallet = wallets(Set.of(account)).getOrDefault(account, Wallet.EMPTY);
    decide(charge, before, wallet, cause, "A12");
  }

  /**
   * What one agreement paid for, until now or until a fallback took over, goes to the one that
   * stands for it, without a gap (D5).
   */
  public void move(List<Charge> locked, PaymentMethodId from, PaymentMethod to, Cause cause) {
    var moving = locked.stream().filter(charge -> charge.belongsTo(from)).toList();
    var wallet = wallets(Set.of(to.account())).getOrDefault(to.account(), Wallet.EMPTY);
    for (var charge : moving) {
      var before = charge.standing();
      charge.assign(to.id());
      decide(charge, before, wallet, cause, "D5");
    }
  }

  private void decide(
      Charge charge, @Nullable Standing before, Wallet wallet, Cause cause, String switchRule) {
    var stated = policies.of(charge.product()).orElse(null);
    if (stated == null) {
      // Unknown means wait: without a policy nobody may decide that something is to be stopped.
      LOG.errorf("A product without a policy is not decided product=%s", charge.product());
      return;
    }
    var next = Coverage.decide(wallet.factsOf(charge, stated), clock.instant());
    if (isSame(before, next) || isHeldBack(charge, next)) {
      return;
    }
    charge.settle(next);
    var event = event(charge, before, next, wallet, new Terms(stated, switchRule));
    outbox.publish(Envelope.of("billing-service", cause, clock.instant(), event));
  }

  /** Nobody paying for another reason is still nobody paying: the loss, and its deadline, stay. */
  private static boolean isSame(@Nullable Standing before, Standing next) {
    return next.equals(before) || (before instanceof Uncovered && next instanceof Uncovered);
  }

  /** A deletion may be under way: coverage comes back once its permit was used or has expired. */
  private boolean isHeldBack(Charge charge, Standing next) {
    if (!charge.isUncovered() || next instanceof Uncovered) {
      return false;
    }
    var until = permits.liveUntil(charge.subscription());
    until.ifPresent(charge::decideAgainAt);
    return until.isPresent();
  }

  private static BillingEvent.OfCoverage event(
      Charge charge, @Nullable Standing before, Standing next, Wallet wallet, Terms terms) {
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
              terms.basis(terms.switchRule()));
      case Covered(var by) ->
          new BillingEvent.CoverageGained(
              account,
              subscription,
              revision,
              wallet.shown(by),
              terms.basis(before == null ? "A33" : "D2"));
      case Uncovered(var reason) ->
          new BillingEvent.CoverageLost(
              account,
              subscription,
              revision,
              reason,
              before instanceof Covered(var by) ? wallet.shown(by) : null,
              terms.stated().policy().graceAfterCancel(),
              terms.stated().policy().trialsRunOn(),
              terms.basis(before == null ? "A33" : "C15"));
    };
  }

  private record Terms(Stated stated, String switchRule) {
    Basis basis(String rule) {
      return new Basis(stated.product(), rule, stated.hash());
    }
  }
}
