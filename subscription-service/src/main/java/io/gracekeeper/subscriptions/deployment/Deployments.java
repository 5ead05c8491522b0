package io.gracekeeper.subscriptions.deployment;

import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.SubscriptionId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
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

  /** The deployments of a subscription, locked until the transaction ends. */
  public List<Deployment> lockedOf(SubscriptionId subscription) {
    return find("subscription = ?1 order by id", subscription.value())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
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
