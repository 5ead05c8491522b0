package io.gracekeeper.billing.charge;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.gracekeeper.billing.coverage.Standing;
import io.gracekeeper.billing.history.History;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.billing.payment.PaymentMethods;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.exchange.Outbox;
import io.gracekeeper.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Decides anew who pays, and publishes what changed. After {@code MarketplaceListener}, before
 * subscription-service: this is where a cancel becomes "charged to the fallback" (A20) or "nobody
 * pays" (C15). However many charges are decided at once, it asks the database as often.
 */
@ApplicationScoped
public class Reassignment {

  private static final Logger LOG = Logger.getLogger(Reassignment.class);

  private final Charges charges;
  private final PaymentMethods paymentMethods;
  private final Permits permits;
  private final Policies policies;
  private final Outbox outbox;
  private final History history;
  private final Clock clock;

  @Inject
  Reassignment(
      Charges charges,
      PaymentMethods paymentMethods,
      Permits permits,
      Policies policies,
      Outbox outbox,
      History history,
      @BusinessTime Clock clock) {
    this.charges = charges;
    this.paymentMethods = paymentMethods;
    this.permits = permits;
    this.policies = policies;
    this.outbox = outbox;
    this.history = history;
    this.clock = clock;
  }

  /** Decides anew for charges of one account, which the caller has locked. */
  public void decide(AccountId account, List<Charge> charges, Cause cause) {
    if (!charges.isEmpty()) {
      decide(charges, wallets(Set.of(account)), cause);
    }
  }

  /** Decides anew for charges of any accounts, which the caller has locked. */
  void decide(List<Charge> charges, Cause cause) {
    var accounts = charges.stream().map(Charge::account).collect(toUnmodifiableSet());
    if (!accounts.isEmpty()) {
      decide(charges, wallets(accounts), cause);
    }
  }

  /** Decides anew for one charge, which the caller has locked. */
  void decide(Charge charge, Wallet wallet, Cause cause) {
    decide(List.of(charge), Map.of(charge.account(), wallet), cause);
  }

  /**
   * Decides anew by all that is known now, and keeps it whatever becomes of the caller: two
   * decisions that raced may have left a charge behind that neither saw (A33).
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void reconsider(SubscriptionId subscription) {
    for (var charge : charges.locked(Set.of(subscription)).values()) {
      decide(List.of(charge), Cause.of("permit-asked:" + UUID.randomUUID()));
    }
  }

  /** What these accounts have to pay with; none of an account that has nothing. */
  Map<AccountId, Wallet> wallets(Collection<AccountId> accounts) {
    return paymentMethods.everOf(accounts).stream()
        .collect(groupingBy(PaymentMethod::account, collectingAndThen(toList(), Wallet::new)));
  }

  /** What one account has to pay with. */
  Wallet wallet(AccountId account) {
    return wallets(Set.of(account)).getOrDefault(account, Wallet.EMPTY);
  }

  /** A person puts the subscription on another method of its account (A12). */
  void switchTo(Charge charge, PaymentMethod chosen, Cause cause) {
    var before = charge.standing();
    charge.assign(chosen.id());
    settle(decision(charge, before, wallet(charge.account()), "A12").stream().toList(), cause);
  }

  /**
   * What one agreement paid for, until now or until another method took over, goes to the one that
   * stands for it, without a gap (D5). All charges of the account are decided anew.
   */
  public void move(List<Charge> locked, PaymentMethodId from, PaymentMethod to, Cause cause) {
    gather(locked, List.of(from, to.id()), to, "D5", cause);
  }

  /**
   * What an agreement paid for until another method took over goes back to it once it pays again,
   * unless a person chose since: so it does not matter which of its notices came first (B5, D4).
   * All charges of the account are decided anew.
   */
  public void bringBack(List<Charge> locked, PaymentMethod returned, Cause cause) {
    gather(locked, List.of(returned.id()), returned, "B5", cause);
  }

  private void gather(
      List<Charge> locked,
      List<PaymentMethodId> from,
      PaymentMethod to,
      String switchRule,
      Cause cause) {
    var wallet = wallet(to.account());
    var decisions = new ArrayList<Decision>();
    for (var charge : locked) {
      var before = charge.standing();
      var concerned = from.stream().anyMatch(charge::belongsTo);
      if (concerned) {
        charge.goOnWith(to.id());
      }
      decision(charge, before, wallet, concerned ? switchRule : "A20").ifPresent(decisions::add);
    }
    settle(decisions, cause);
  }

  private void decide(List<Charge> charges, Map<AccountId, Wallet> wallets, Cause cause) {
    var decisions =
        charges.stream()
            .map(charge -> decision(charge, charge.standing(), of(charge, wallets), "A20"))
            .flatMap(Optional::stream)
            .toList();
    settle(decisions, cause);
  }

  private static Wallet of(Charge charge, Map<AccountId, Wallet> wallets) {
    return wallets.getOrDefault(charge.account(), Wallet.EMPTY);
  }

  /** Empty if nobody may decide: without a policy nothing is to be stopped. Unknown means wait. */
  private Optional<Decision> decision(
      Charge charge, @Nullable Standing before, Wallet wallet, String switchRule) {
    var stated = policies.of(charge.product());
    if (stated.isEmpty()) {
      LOG.errorf("A product without a policy is not decided product=%s", charge.product());
    }
    var now = clock.instant();
    return stated.map(it -> Decision.about(charge, before, wallet, it, switchRule, now));
  }

  private void settle(List<Decision> decisions, Cause cause) {
    var held = permits.liveUntil(waiting(decisions));
    var settled = new ArrayList<Decision>();
    for (var decision : decisions) {
      var charge = decision.charge();
      var until = held.get(charge.subscription());
      if (until != null) {
        charge.decideAgainAt(until);
      } else if (decision.settle()) {
        settled.add(decision);
      }
    }
    Ceased.by(settled, clock.instant()).forEach(event -> publish(event, cause));
    for (var decision : settled) {
      var event = decision.event();
      publish(event, cause);
      history.add(event, decision.charge().fallbacks(), cause, clock.instant());
    }
  }

  /** A deletion may be under way: coverage comes back once its permit was used or has expired. */
  private static List<SubscriptionId> waiting(List<Decision> decisions) {
    return decisions.stream()
        .filter(Decision::bringsBack)
        .map(decision -> decision.charge().subscription())
        .toList();
  }

  private void publish(BillingEvent event, Cause cause) {
    outbox.publish(Envelope.of("billing-service", cause, clock.instant(), event));
  }
}
