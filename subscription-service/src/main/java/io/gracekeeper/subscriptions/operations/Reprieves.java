package io.gracekeeper.subscriptions.operations;

import io.gracekeeper.access.Scope;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.SubscriptionEvent.DeploymentReprieved;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.subscriptions.deployment.Course;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.deployment.Deployments;
import io.gracekeeper.subscriptions.evidence.Evidence;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Lets what was stopped wrongly run unpaid for a while, until billing knows better. */
@ApplicationScoped
class Reprieves {

  private static final Duration LONGEST = Duration.ofDays(30);

  private final Deployments deployments;
  private final Evidence evidence;
  private final Course course;
  private final Clock clock;

  @Inject
  Reprieves(Deployments deployments, Evidence evidence, Course course, @BusinessTime Clock clock) {
    this.deployments = deployments;
    this.evidence = evidence;
    this.course = course;
    this.clock = clock;
  }

  Deployment grant(Scope scope, DeploymentId id, Instant until, String why, String by) {
    var now = clock.instant();
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
      throw Refusal.of(Code.INVALID_REQUEST, "'until' lies after " + now + ", by at most 30 days.");
    }
    var deployment = deployments.existingLocked(scope, id);
    switch (deployment.lifecycle()) {
      case Lifecycle.Deleting _, Lifecycle.Deleted _, Lifecycle.Released _ ->
          throw Refusal.of(Code.DELETION_UNDER_WAY, "It is " + deployment.state() + ".");
      case Lifecycle.Alive _, Lifecycle.Snapshotting _, Stopped _ -> {
        deployment.reprieve(until);
        var cause = Cause.of("request:" + UUID.randomUUID());
        course.tell(
            cause,
            new DeploymentReprieved(
                deployment.account(), deployment.subscription(), id, until, why, by));
        course.follow(deployment, evidence.coverageOf(deployment), cause);
        if (deployment.lifecycle() instanceof Lifecycle.Running) {
          course.rest(deployment);
        }
      }
    }
    return deployment;
  }
}
