package io.gracekeeper.billing.charge;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.gracekeeper.access.Scope;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All charges, by subscription and account. Locks are taken in the order of the subscriptions. */
@ApplicationScoped
public class Charges implements PanacheRepositoryBase<Charge, String> {

  /** Hibernate's way to say it: as a time to wait for a lock. */
  private static final int SKIP_LOCKED = -2;

  /** The charges of an account, locked until the transaction ends. */
  public List<Charge> lockedOf(AccountId account) {
    return find("account = ?1 order by subscription", account.value())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** The charges of an account by subscription. */
  List<Charge> allOf(AccountId account) {
    return list("account = ?1 order by subscription", account.value());
  }

  /** The charges of an account by subscription, a page at a time: those that come after one. */
  List<Charge> page(AccountId account, String after, int atMost) {
    return find("account = ?1 and subscription > ?2 order by subscription", account.value(), after)
        .page(0, atMost)
        .list();
  }

  /** Those of these charges that exist, locked until the transaction ends. */
  Map<SubscriptionId, Charge> locked(Collection<SubscriptionId> subscriptions) {
    var ids = subscriptions.stream().map(SubscriptionId::value).toList();
    return find("subscription in ?1 order by subscription", ids)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .stream()
        .collect(toMap(Charge::subscription, identity()));
  }

  /** The charge, or a refusal that says it is unknown: also if it is out of the caller's reach. */
  Charge existing(Scope scope, SubscriptionId subscription) {
    return within(scope, subscription)
        .firstResultOptional()
        .orElseThrow(() -> unknown(subscription));
  }

  /** Likewise, locked until the transaction ends. */
  Charge existingLocked(Scope scope, SubscriptionId subscription) {
    return within(scope, subscription)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional()
        .orElseThrow(() -> unknown(subscription));
  }

  private PanacheQuery<Charge> within(Scope scope, SubscriptionId subscription) {
    return switch (scope) {
      case Scope.OneAccount(var account) ->
          find("subscription = ?1 and account = ?2", subscription.value(), account.value());
      case Scope.AllAccounts _ -> find("subscription", subscription.value());
    };
  }

  private static Refusal unknown(SubscriptionId subscription) {
    return Refusal.of(
        Code.UNKNOWN_SUBSCRIPTION,
        "Billing has not heard of the subscription " + subscription + ".");
  }

  /** Charges whose decision a permit held back until now (system time), locked. */
  List<Charge> lockedToDecideAgain(Instant now, int limit) {
    return find("decideAgainAt <= ?1 order by subscription", now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .page(0, limit)
        .list();
  }

  /**
   * Charges whose payer has ceased to pay by time alone until now (business time), locked; those
   * that another instance has locked are its own. The charges of one payer stay together.
   */
  List<Charge> lockedThatExpired(Collection<ProductId> products, Instant now, int limit) {
    return find(
            "goodUntil <= ?1 and product in ?2 order by goodUntil, paymentMethod",
            now,
            names(products))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
        .page(0, limit)
        .list();
  }

  /** When the next one does so (business time). */
  Optional<Instant> nextToExpire(Collection<ProductId> products) {
    return Optional.ofNullable(
        (Instant)
            getEntityManager()
                .createNativeQuery("select min(good_until) from charge where product = any (?1)")
                .setParameter(1, names(products).toArray(String[]::new))
                .getSingleResult());
  }

  private static List<String> names(Collection<ProductId> products) {
    return products.stream().map(ProductId::value).toList();
  }

  Optional<Instant> nextToDecideAgain() {
    return find("decideAgainAt is not null order by decideAgainAt")
        .firstResultOptional()
        .map(Charge::decideAgainAt);
  }
}
