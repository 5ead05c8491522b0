package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.subscriptions.deployment.Course;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.deployment.Pace;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** What a step saw, and what follows from it for its deployment. */
@ApplicationScoped
class Records {

  private static final Logger LOG = Logger.getLogger(Records.class);

  private final Recorder recorder;
  private final Fenced fenced;
  private final Course course;
  private final Pace pace;
  private final Clock clock;

  @Inject
  Records(Recorder recorder, Fenced fenced, Course course, Pace pace, @BusinessTime Clock clock) {
    this.recorder = recorder;
    this.fenced = fenced;
    this.course = course;
    this.pace = pace;
    this.clock = clock;
  }

  /** The platform was told to run or to stop it, and this is what it showed. */
  void seen(Work work, Observation seen) {
    end(
        work,
        deployment -> {
          var before = deployment.lifecycle();
          var next = after(deployment, before, seen);
          var wrong = whatIsWrong(deployment, before, seen);
          if (wrong.isPresent()) {
            fails(deployment, wrong.get());
            return;
          }
          measure(deployment, seen);
          if (next.equals(before)) {
            lookAgain(deployment);
          } else {
            identify(deployment, seen);
            course.move(deployment, next, fenced.cause(work.claim(), deployment));
            fenced.follow(deployment, work.claim());
          }
        });
  }

  /** Nothing is to be done now: what is next is planned anew. */
  void rest(Work work) {
    end(work, course::rest);
  }

  /** The platform did not answer, or refused. */
  void failed(Work work, String because) {
    end(work, deployment -> fails(deployment, because));
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
    end(
        work,
        deployment ->
            course.stoppedAgain(deployment, stopped, fenced.cause(work.claim(), deployment)));
  }

  /** Moves on. */
  void moves(Work work, Lifecycle next) {
    end(work, deployment -> course.move(deployment, next, fenced.cause(work.claim(), deployment)));
  }

  /** The next look, at a slowing pace. */
  void lookAgain(Deployment deployment) {
    var pause = Pace.growing(pace.lookAgainAfter(), deployment.attempts(), pace.atMost());
    deployment.tryAgainAt(clock.instant().plus(pause));
  }

  /** Does the last thing of a step; see {@link Fenced}. */
  void end(Work work, Consumer<Deployment> then) {
    recorder.record(new Outcome(work, then));
  }

  private Lifecycle after(Deployment deployment, Lifecycle before, Observation seen) {
    return switch (seen.state()) {
      // One that does not say which it is could not be told apart when it is to be deleted.
      case RUNNING -> seen.uid() == null ? before : before.seenRunning();
      case STOPPED, GONE -> course.seenStopped(deployment, before);
      case STARTING, STOPPING, RELEASED -> before;
    };
  }

  private static void identify(Deployment deployment, Observation seen) {
    if (seen.uid() != null) {
      deployment.identify(seen.uid());
    }
  }

  private static void measure(Deployment deployment, Observation seen) {
    if (seen.scale() != null && deployment.scale() == null) {
      deployment.measure(seen.scale());
    }
  }

  /** What the platform shows is not what is meant. */
  private static Optional<String> whatIsWrong(
      Deployment deployment, Lifecycle before, Observation seen) {
    if (isAnother(deployment, before, seen)) {
      return Optional.of("the platform shows another one under its name");
    }
    if (!(before instanceof Restoring)) {
      return Optional.empty();
    }
    return switch (seen.state()) {
      case GONE -> Optional.of("it is gone from the platform, and there is no snapshot of it");
      case RUNNING ->
          isOfAnotherScale(deployment, seen)
              ? Optional.of(
                  "it came back with scale \"%s\", and had \"%s\" when it was stopped"
                      .formatted(seen.scale(), deployment.scale()))
              : Optional.empty();
      case STARTING, STOPPING, STOPPED, RELEASED -> Optional.empty();
    };
  }

  /** What is made anew from a snapshot is another one, and meant to be. */
  private static boolean isAnother(Deployment deployment, Lifecycle before, Observation seen) {
    DeploymentUid known = deployment.uid();
    var isMadeAnew = before instanceof Restoring(var snapshot) && snapshot != null;
    return known != null && seen.uid() != null && !known.equals(seen.uid()) && !isMadeAnew;
  }

  /** Its customer may have changed it while it ran: the scale is known from its last stop on. */
  private static boolean isOfAnotherScale(Deployment deployment, Observation seen) {
    var known = deployment.scale();
    return known != null && seen.scale() != null && !known.equals(seen.scale());
  }
}
