package io.gracekeeper.subscriptions.deployment;

import static java.util.stream.Collectors.groupingBy;

import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.SubscriptionId;
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

  public Optional<Deployment> of(DeploymentId id) {
    return findByIdOptional(id.value());
  }

  /** The deployments of a subscription by id, a page at a time: those that come after one. */
  List<Deployment> page(SubscriptionId subscription, String after, int atMost) {
    return find("subscription = ?1 and id > ?2 order by id", subscription.value(), after)
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
}
