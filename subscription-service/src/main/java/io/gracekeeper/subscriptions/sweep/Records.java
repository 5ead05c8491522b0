package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.subscriptions.deployment.Course;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.deployment.Deployments;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Coverage.Lost;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import io.gracekeeper.subscriptions.subscription.Subscription;
import io.gracekeeper.subscriptions.subscription.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Records what a step saw, each in a transaction of its own. Nothing is recorded for a claim that
 * somebody else has taken over, nor for a deployment that moved on during the step: its new state
 * has a next step of its own.
 */
@ApplicationScoped
@Transactional
class Records {

  private static final Logger LOG = Logger.getLogger(Records.class);

  private final Deployments deployments;
  private final Subscriptions subscriptions;
  private final Course course;
  private final Pace pace;
  private final Clock clock;

  @Inject
  Records(
      Deployments deployments,
      Subscriptions subscriptions,
      Course course,
      Pace pace,
      @BusinessTime Clock clock) {
    this.deployments = deployments;
    this.subscriptions = subscriptions;
    this.course = course;
    this.pace = pace;
    this.clock = clock;
  }

  /** Where the deployment stands, after time itself has had its say: a trial may have ended. */
  Optional<Work> begin(Claim claim) {
    return deployments
        .lockedByFence(claim.deployment(), claim.fence())
        .map(deployment -> {
          follow(deployment, claim);
          return Work.of(claim, deployment);
        });
  }

  /** The platform was told to run or to stop it, and this is what it showed. */
  void seen(Work work, Observation seen) {
    unlessMoved(
        work,
        deployment -> {
          if (isAnother(deployment, seen)) {
            LOG.errorf("The platform shows another deployment id=%s", deployment.id());
            failed(deployment);
            return;
          }
          var before = deployment.lifecycle();
          var next = after(before, seen);
          if (before instanceof Restoring && seen.state() == Observation.State.GONE) {
            LOG.errorf("What is to be restored is gone from the platform id=%s", deployment.id());
          }
          if (next.equals(before)) {
            lookAgain(deployment);
            return;
          }
          if (seen.uid() != null) {
            deployment.identify(seen.uid());
          }
          course.move(deployment, next, cause(work.claim(), deployment));
          follow(deployment, work.claim());
        });
  }

  /** It runs, waits to be paid for, or is gone: time alone has nothing to do with it now. */
  void nothingToDo(Work work) {
    unlessMoved(work, course::rest);
  }

  /** The platform did not answer. */
  void failed(Claim claim) {
    deployments
        .lockedByFence(claim.deployment(), claim.fence())
        .ifPresent(deployment -> {
          failed(deployment);
          deployment.release();
        });
  }

  void keptStopped(Work work, Stopped stopped) {
    unlessMoved(
        work,
        deployment -> {
          var next = clock.instant().plus(pace.keepStoppedEvery());
          deployment.lookAgainAt(earlier(next, stopped.deleteAfter()));
        });
  }

  /** It was found running, and the platform was told to stop it once more. */
  void stoppedAgain(Work work, Stopped stopped) {
    unlessMoved(
        work,
        deployment -> {
          course.stoppedAgain(deployment, stopped, cause(work.claim(), deployment));
          deployment.lookAgainAt(clock.instant().plus(pace.lookAgainAfter()));
        });
  }

  /** The next look, at a slowing pace. */
  void lookAgain(Deployment deployment) {
    again(deployment, pace.lookAgainAfter());
  }

  /** Does the last thing of a step, under the deployment's lock, unless it has moved on. */
  void unlessMoved(Work work, Consumer<Deployment> then) {
    underLock(
        work,
        deployment -> {
          deployment.release();
          then.accept(deployment);
          return true;
        });
  }

  /**
   * Does something within a step, under the deployment's lock; the claim goes on.
   *
   * @return empty if somebody else has taken it over, or it has moved on: then the step is over
   */
  <T> Optional<T> underLock(Work work, Function<Deployment, T> then) {
    var claim = work.claim();
    var held = deployments.lockedByFence(claim.deployment(), claim.fence());
    if (held.isPresent() && !held.get().lifecycle().equals(work.lifecycle())) {
      held.get().release();
      return Optional.empty();
    }
    return held.map(then);
  }

  /** Lets it follow who pays, as billing said last. */
  void follow(Deployment deployment, Claim claim) {
    course.follow(deployment, coverageOf(deployment), cause(claim, deployment));
  }

  Coverage coverageOf(Deployment deployment) {
    return subscriptions
        .findByIdOptional(deployment.subscription().value())
        .map(Subscription::coverage)
        .orElseGet(Coverage.Unheard::new);
  }

  /**
   * The cause of what a step does by itself: the step; and the notice from which it all follows.
   */
  Cause cause(Claim claim, Deployment deployment) {
    var notice = coverageOf(deployment) instanceof Lost(var loss) ? loss.notice() : null;
    return new Cause("step:" + claim.deployment() + ":" + claim.fence(), notice);
  }

  private void failed(Deployment deployment) {
    again(deployment, pace.tryAgainAfter());
  }

  private void again(Deployment deployment, Duration first) {
    var pause = Pace.growing(first, deployment.attempts(), pace.atMost());
    deployment.tryAgainAt(clock.instant().plus(pause));
  }

  private Lifecycle after(Lifecycle before, Observation seen) {
    return switch (seen.state()) {
      // One that does not say which it is could not be told apart when it is to be deleted.
      case RUNNING -> seen.uid() == null ? before : before.seenRunning();
      case STOPPED, GONE -> before.seenStopped(clock.instant());
      case STARTING, STOPPING -> before;
    };
  }

  private static boolean isAnother(Deployment deployment, Observation seen) {
    DeploymentUid known = deployment.uid();
    return known != null && seen.uid() != null && !known.equals(seen.uid());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
