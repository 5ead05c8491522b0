package io.gracekeeper.subscriptions.tenant;

import io.gracekeeper.access.Scope;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.SubscriptionEvent;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy.Stated;
import io.gracekeeper.problem.Blockers;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.subscriptions.deployment.Course;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.deployment.Deployments;
import io.gracekeeper.subscriptions.evidence.Evidence;
import io.gracekeeper.subscriptions.lifecycle.Ground.Ordered;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Released;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Requested;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/**
 * An Owner's order to delete a deployment, and its withdrawal (D11); in the caller's transaction.
 */
@ApplicationScoped
class DeletionOrders {

  private final Deployments deployments;
  private final Evidence evidence;
  private final Policies policies;
  private final Course course;
  private final Clock clock;

  @Inject
  DeletionOrders(
      Deployments deployments,
      Evidence evidence,
      Policies policies,
      Course course,
      @BusinessTime Clock clock) {
    this.deployments = deployments;
    this.evidence = evidence;
    this.policies = policies;
    this.course = course;
    this.clock = clock;
  }

  /**
   * Orders it; told again, nothing changes.
   *
   * @param typed what the Owner typed to confirm
   */
  Deployment order(Scope scope, DeploymentId id, String typed, String by) {
    var deployment = deployments.existingLocked(scope, id);
    if (!isOrdered(deployment.lifecycle())) {
      refuseUnlessItMayBe(deployment, typed);
      var hash = policies.of(deployment.product()).map(Stated::hash).orElse("none");
      var order = new Ordered(by, clock.instant(), hash);
      var cause = Cause.of("request:" + UUID.randomUUID());
      course.tell(
          cause,
          new SubscriptionEvent.DeletionOrdered(
              deployment.account(), deployment.subscription(), id, by));
      course.move(deployment, deployment.lifecycle().ordered(order), cause);
    }
    return deployment;
  }

  /** Takes the order back, if nothing was deleted yet. */
  Deployment withdraw(Scope scope, DeploymentId id, String by) {
    var deployment = deployments.existingLocked(scope, id);
    var state = deployment.lifecycle();
    new Blockers()
        .when(isOver(state), Code.DELETION_UNDER_WAY, "It is " + deployment.state() + ".")
        .when(!isOrdered(state), Code.NOT_ORDERED, "Nobody ordered the deletion of " + id + ".")
        .refuse();
    var cause = Cause.of("request:" + UUID.randomUUID());
    course.tell(
        cause,
        new SubscriptionEvent.DeletionOrderWithdrawn(
            deployment.account(), deployment.subscription(), id, by));
    var call = course.call(deployment, evidence.coverageOf(deployment));
    course.move(deployment, state.orderWithdrawn(call), cause);
    return deployment;
  }

  private void refuseUnlessItMayBe(Deployment deployment, String typed) {
    var state = deployment.lifecycle();
    var holds = evidence.holdsOn(deployment);
    if (isOver(state)) {
      throw Refusal.of(Code.DELETION_UNDER_WAY, "It is " + deployment.state() + ".");
    }
    new Blockers()
        .when(
            !typed.equals(deployment.name()),
            Code.NOT_CONFIRMED,
            "The name of " + deployment.id() + " is another one.")
        .when(state instanceof Requested, Code.NOT_STARTED, "It waits to be paid for.")
        .when(
            deployment.cloudAccount() != null,
            Code.HOSTED_BY_CUSTOMER,
            "It is hosted in " + deployment.cloudAccount() + ".")
        .when(!holds.isEmpty(), Code.ON_HOLD, "It must not be deleted now.")
        .refuse();
  }

  private static boolean isOrdered(Lifecycle state) {
    return switch (state) {
      case Lifecycle.Stopping(var ground, _) -> ground instanceof Ordered;
      case Stopped stopped -> stopped.ground() instanceof Ordered;
      case Lifecycle.Ending ending -> ending.stopped().ground() instanceof Ordered;
      case Requested _, Lifecycle.Starting _, Lifecycle.Running _, Lifecycle.Restoring _ -> false;
    };
  }

  private static boolean isOver(Lifecycle state) {
    return state instanceof Deleting || state instanceof Deleted || state instanceof Released;
  }
}
