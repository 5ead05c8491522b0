package io.gracekeeper.subscriptions.deployment;

import static java.util.stream.Collectors.groupingBy;

import io.gracekeeper.access.Scope;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.subscriptions.subscription.Subscription;
import io.gracekeeper.subscriptions.subscription.Subscriptions;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All deployments. Locks are taken in the order of the ids. */
@ApplicationScoped
public class Deployments implements PanacheRepositoryBase<Deployment, String> {

  private final Subscriptions subscriptions;

  @Inject
  Deployments(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /** On their way to a deletion. */
  private static final Set<Deployment.State> ENDING =
      EnumSet.of(
          Deployment.State.STOPPED, Deployment.State.SNAPSHOTTING, Deployment.State.DELETING);

  /**
   * The deployment, or a refusal that says it is unknown: also if it is out of the caller's reach.
   */
  public Deployment existing(Scope scope, DeploymentId id) {
    return within(scope, id).firstResultOptional().orElseThrow(() -> unknown(id));
  }

  /** A deployment of this subscription; another one's is as good as none. */
  public Optional<Deployment> of(Subscription subscription, DeploymentId id) {
    return find("subscription = ?1 and id = ?2", subscription.id().value(), id.value())
        .firstResultOptional();
  }

  /** Whether some subscription has a deployment of this id. */
  public boolean isTaken(DeploymentId id) {
    return findByIdOptional(id.value()).isPresent();
  }

  /** The deployments of a subscription by id, a page at a time: those that come after one. */
  public List<Deployment> page(Subscription subscription, String after, int atMost) {
    return find("subscription = ?1 and id > ?2 order by id", subscription.id().value(), after)
        .page(0, atMost)
        .list();
  }

  /** The deployments of these subscriptions, locked until the transaction ends. */
  Map<SubscriptionId, List<Deployment>> lockedOf(Collection<SubscriptionId> subscriptions) {
    var ids = subscriptions.stream().map(SubscriptionId::value).toList();
    return find("subscription in ?1 order by id", ids)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .stream()
        .collect(groupingBy(Deployment::subscription));
  }

  /** Likewise, locked until the transaction ends. */
  public Deployment existingLocked(Scope scope, DeploymentId id) {
    return within(scope, id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional()
        .orElseThrow(() -> unknown(id));
  }

  /**
   * Those of an account on their way to a deletion, locked until the transaction ends.
   *
   * @param one null: all of the account
   */
  public List<Deployment> endingLocked(AccountId account, @Nullable DeploymentId one) {
    return find(
            "account = ?1 and (?2 is null or id = ?2) and state in ?3 order by id",
            account.value(),
            one == null ? null : one.value(),
            ENDING)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** On their way to a deletion, the soonest first: those after one. */
  public List<Deployment> endingAfter(Instant deletesAt, String id, int atMost) {
    return find(
            "state in ?1 and (deleteAfter > ?2 or (deleteAfter = ?2 and id > ?3))"
                + " order by deleteAfter, id",
            ENDING,
            deletesAt,
            id)
        .page(0, atMost)
        .list();
  }

  /** Those that are due before an instant, the soonest first. */
  public List<Deployment> endingBefore(Instant end, int atMost) {
    return find("state in ?1 and deleteAfter < ?2 order by deleteAfter, id", ENDING, end)
        .page(0, atMost)
        .list();
  }

  /** These, with their subscriptions at hand; locked until the transaction ends. */
  public List<Deployment> locked(Collection<DeploymentId> ids) {
    var found =
        find("id in ?1 order by id", ids.stream().map(DeploymentId::value).toList())
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .list();
    subscriptions.list(
        "id in ?1", found.stream().map(it -> it.subscription().value()).distinct().toList());
    return found;
  }

  /**
   * A deployment as its lease-holder left it, locked; empty if somebody else has taken it over
   * since: then nothing that the former holder saw may be recorded.
   */
  public Optional<Deployment> lockedByFence(DeploymentId id, long fence) {
    return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE)
        .filter(found -> found.fence() == fence);
  }

  private static Refusal unknown(DeploymentId id) {
    return Refusal.of(Code.UNKNOWN_DEPLOYMENT, "There is no deployment " + id + ".");
  }

  private PanacheQuery<Deployment> within(Scope scope, DeploymentId id) {
    return switch (scope) {
      case Scope.OneAccount(var account) ->
          find("id = ?1 and account = ?2", id.value(), account.value());
      case Scope.AllAccounts _ -> find("id", id.value());
    };
  }
}
