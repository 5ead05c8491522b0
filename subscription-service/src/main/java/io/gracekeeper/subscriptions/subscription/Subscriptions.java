package io.gracekeeper.subscriptions.subscription;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.gracekeeper.access.Scope;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All subscriptions. */
@ApplicationScoped
public class Subscriptions implements PanacheRepositoryBase<Subscription, String> {

  /** One subscription, locked until the transaction ends. */
  public Optional<Subscription> locked(SubscriptionId id) {
    return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE);
  }

  /** The subscriptions of an account by id, a page at a time: those that come after one. */
  List<Subscription> page(AccountId account, String after, int atMost) {
    return find("account = ?1 and id > ?2 order by id", account.value(), after)
        .page(0, atMost)
        .list();
  }

  /** Those of these subscriptions that exist, locked until the transaction ends. */
  public Map<SubscriptionId, Subscription> locked(Collection<SubscriptionId> ids) {
    return find("id in ?1 order by id", ids.stream().map(SubscriptionId::value).toList())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .stream()
        .collect(toMap(Subscription::id, identity()));
  }

  /** A subscription of this account, locked; another account's is as good as none. */
  Optional<Subscription> lockedOf(AccountId account, SubscriptionId id) {
    return within(new Scope.OneAccount(account), id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /** Whether some account has a subscription of this id. */
  boolean isTaken(SubscriptionId id) {
    return findByIdOptional(id.value()).isPresent();
  }

  /**
   * The subscription, or a refusal that says it is unknown: also if it is out of the caller's
   * reach.
   */
  public Subscription existing(Scope scope, SubscriptionId id) {
    return within(scope, id).firstResultOptional().orElseThrow(() -> unknown(id));
  }

  /** Likewise, locked until the transaction ends. */
  public Subscription existingLocked(Scope scope, SubscriptionId id) {
    return within(scope, id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional()
        .orElseThrow(() -> unknown(id));
  }

  private PanacheQuery<Subscription> within(Scope scope, SubscriptionId id) {
    return switch (scope) {
      case Scope.OneAccount(var account) ->
          find("id = ?1 and account = ?2", id.value(), account.value());
      case Scope.AllAccounts _ -> find("id", id.value());
    };
  }

  private static Refusal unknown(SubscriptionId id) {
    return Refusal.of(Code.UNKNOWN_SUBSCRIPTION, "There is no subscription " + id + ".");
  }
}
