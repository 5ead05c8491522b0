package io.gracekeeper.subscriptions.sweep;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.subscriptions.deployment.Course;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.deployment.Deployments;
import io.gracekeeper.subscriptions.deployment.Pace;
import io.gracekeeper.subscriptions.evidence.Evidence;
import io.gracekeeper.subscriptions.lifecycle.Coverage.Lost;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
  private final Evidence evidence;
  private final Course course;
  private final Pace pace;
  private final Clock clock;

  @Inject
  Records(
      Deployments deployments,
      Evidence evidence,
      Course course,
      Pace pace,
      @BusinessTime Clock clock) {
    this.deployments = deployments;
    this.evidence = evidence;
    this.course = course;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * Where those deployments stand, after time itself has had its say: a trial may have ended. What
   * somebody else has taken over, or whose next step is another's duty, is left out.
   */
  List<Work> begin(List<Claim> claims) {
    var fences = claims.stream().collect(toMap(Claim::deployment, identity()));
    var begun = new ArrayList<Work>();
    for (var deployment : deployments.locked(fences.keySet())) {
      var claim = fences.get(deployment.id());
      if (claim != null && deployment.fence() == claim.fence()) {
        begin(deployment, claim).ifPresent(begun::add);
      }
    }
    return begun;
  }

  private Optional<Work> begin(Deployment deployment, Claim claim) {
    follow(deployment, claim);
    var step = deployment.nextStep();
    if (step == null || claim.duty() != Duty.of(step.kind())) {
      deployment.release();
      return Optional.empty();
    }
    return Optional.of(Work.of(claim, step.kind(), deployment));
  }

  /** The platform was told to run or to stop it, and this is what it showed. */
  void seen(Work work, Observation seen) {
    unlessMoved(
        work,
        deployment -> {
          var before = deployment.lifecycle();
          var next = after(deployment, before, seen);
          if (isAnother(deployment, before, seen)) {
            fails(deployment, "the platform shows another one under its name");
          } else if (next.equals(before) && isLost(before, seen)) {
            fails(deployment, "it is gone from the platform, and there is no snapshot of it");
          } else if (next.equals(before)) {
            lookAgain(deployment);
          } else {
            learn(deployment, seen);
            course.move(deployment, next, cause(work.claim(), deployment));
            follow(deployment, work.claim());
          }
        });
  }

  /** Nothing is to be done now: what is next is planned anew. */
  void rest(Work work) {
    unlessMoved(work, course::rest);
  }

  /** The platform did not answer, or refused. */
  void failed(Claim claim, String because) {
    deployments
        .lockedByFence(claim.deployment(), claim.fence())
        .ifPresent(deployment -> {
          fails(deployment, because);
          deployment.release();
        });
  }

  /** Something is wrong with it: tried again at a slowing pace, and shown until it is well. */
  void fails(Deployment deployment, String because) {
    LOG.errorf("A step fails deployment=%s because=%s", deployment.id(), because);
    var now = clock.instant();
    var pause = Pace.growing(pace.tryAgainAfter(), deployment.attempts(), pace.atMost());
    deployment.fails(because, now, now.plus(pause));
  }

  /** It was found running, and the platform was told to stop it once more. */
  void stoppedAgain(Work work, Stopped stopped) {
    unlessMoved(
        work,
        deployment -> course.stoppedAgain(deployment, stopped, cause(work.claim(), deployment)));
  }

  /** Moves on. */
  void moves(Work work, Lifecycle next) {
    unlessMoved(work, deployment -> course.move(deployment, next, cause(work.claim(), deployment)));
  }

  /** The next look, at a slowing pace. */
  void lookAgain(Deployment deployment) {
    var pause = Pace.growing(pace.lookAgainAfter(), deployment.attempts(), pace.atMost());
    deployment.tryAgainAt(clock.instant().plus(pause));
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
    course.follow(deployment, evidence.coverageOf(deployment), cause(claim, deployment));
  }

  /**
   * The cause of what a step does by itself: the step; and the notice from which it all follows.
   */
  Cause cause(Claim claim, Deployment deployment) {
    var notice =
        evidence.coverageOf(deployment) instanceof Lost(var loss, _) ? loss.notice() : null;
    return new Cause("step:" + claim.deployment() + ":" + claim.fence(), notice);
  }

  private Lifecycle after(Deployment deployment, Lifecycle before, Observation seen) {
    return switch (seen.state()) {
      // One that does not say which it is could not be told apart when it is to be deleted.
      case RUNNING -> seen.uid() == null ? before : before.seenRunning();
      case STOPPED, GONE -> course.seenStopped(deployment, before);
      case STARTING, STOPPING, RELEASED -> before;
    };
  }

  private static void learn(Deployment deployment, Observation seen) {
    if (seen.uid() != null) {
      deployment.identify(seen.uid());
    }
    if (seen.scale() != null && seen.state() == Observation.State.RUNNING) {
      deployment.measure(seen.scale());
    }
  }

  /** What is made anew from a snapshot is another one, and meant to be. */
  private static boolean isAnother(Deployment deployment, Lifecycle before, Observation seen) {
    DeploymentUid known = deployment.uid();
    var isMadeAnew = before instanceof Restoring(var snapshot) && snapshot != null;
    return known != null && seen.uid() != null && !known.equals(seen.uid()) && !isMadeAnew;
  }

  private static boolean isLost(Lifecycle before, Observation seen) {
    return before instanceof Restoring && seen.state() == Observation.State.GONE;
  }
}
