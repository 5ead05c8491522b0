package io.gracekeeper.subscriptions.deployment;

import static java.util.stream.Collectors.groupingBy;

import io.gracekeeper.access.Scope;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.subscriptions.subscription.Subscription;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All deployments. Locks are taken in the order of the ids. */
@ApplicationScoped
public class Deployments implements PanacheRepositoryBase<Deployment, String> {

  /**
   * The deployment, or a refusal that says it is unknown: also if it is out of the caller's reach.
   */
  Deployment existing(Scope scope, DeploymentId id) {
    return within(scope, id)
        .firstResultOptional()
        .orElseThrow(
            () -> Refusal.of(Code.UNKNOWN_DEPLOYMENT, "There is no deployment " + id + "."));
  }

  /** A deployment of this subscription; another one's is as good as none. */
  Optional<Deployment> of(Subscription subscription, DeploymentId id) {
    return find("subscription = ?1 and id = ?2", subscription.id().value(), id.value())
        .firstResultOptional();
  }

  /** Whether some subscription has a deployment of this id. */
  boolean isTaken(DeploymentId id) {
    return findByIdOptional(id.value()).isPresent();
  }

  /** The deployments of a subscription by id, a page at a time: those that come after one. */
  List<Deployment> page(Subscription subscription, String after, int atMost) {
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

  /**
   * A deployment as its lease-holder left it, locked; empty if somebody else has taken it over
   * since: then nothing that the former holder saw may be recorded.
   */
  public Optional<Deployment> lockedByFence(DeploymentId id, long fence) {
    return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE)
        .filter(found -> found.fence() == fence);
  }

  private PanacheQuery<Deployment> within(Scope scope, DeploymentId id) {
    return switch (scope) {
      case Scope.OneAccount(var account) ->
          find("id = ?1 and account = ?2", id.value(), account.value());
      case Scope.AllAccounts _ -> find("id", id.value());
    };
  }
}
