package io.gracekeeper.subscriptions.evidence;

import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy.Stated;
import io.gracekeeper.subscriptions.brake.Brake;
import io.gracekeeper.subscriptions.deletion.DeletionFacts;
import io.gracekeeper.subscriptions.deletion.Permission;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.hold.Hold;
import io.gracekeeper.subscriptions.hold.Holds;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import io.gracekeeper.subscriptions.platform.Platform;
import io.gracekeeper.subscriptions.subscription.Subscription;
import io.gracekeeper.subscriptions.subscription.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** All that speaks for and against the deletion of a deployment, in the caller's transaction. */
@ApplicationScoped
public class Evidence {

  private final Subscriptions subscriptions;
  private final Holds holds;
  private final Platform platform;
  private final Policies policies;

  @Inject
  Evidence(Subscriptions subscriptions, Holds holds, Platform platform, Policies policies) {
    this.subscriptions = subscriptions;
    this.holds = holds;
    this.platform = platform;
    this.policies = policies;
  }

  /** Taken together; it holds as long as the caller holds the deployment's lock. */
  public DeletionFacts of(
      Deployment deployment,
      Stopped stopped,
      Observation seen,
      Brake brake,
      Permission permission,
      Instant now) {
    return new DeletionFacts(
        now,
        stopped,
        coverageOf(deployment),
        deployment.uid(),
        seen,
        platform.name(),
        deployment.cloudAccount() != null,
        holdsOn(deployment),
        brake,
        permission,
        policies.of(deployment.product()).map(Stated::policy).orElse(null));
  }

  /** Why it must not be deleted, of each hold on it or on its account. */
  public List<String> holdsOn(Deployment deployment) {
    return holds.on(deployment.account(), deployment.id()).stream().map(Hold::why).toList();
  }

  /** Billing's last word. */
  public Coverage coverageOf(Deployment deployment) {
    return subscriptions
        .findByIdOptional(deployment.subscription().value())
        .map(Subscription::coverage)
        .orElseGet(Coverage.Unheard::new);
  }
}
