package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.subscriptions.deployment.Course;
import io.gracekeeper.subscriptions.lifecycle.NextStep.Kind;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import io.gracekeeper.subscriptions.platform.Platform;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * What is to be done with a stopped deployment until its end: see that it stays stopped, announce
 * its deletion, begin its snapshot, or let it go into its customer's own hands.
 */
@ApplicationScoped
class Keeping {

  private final Fenced fenced;
  private final Records records;
  private final Course course;
  private final Platform platform;
  private final Clock clock;

  @Inject
  Keeping(
      Fenced fenced, Records records, Course course, Platform platform, @BusinessTime Clock clock) {
    this.fenced = fenced;
    this.records = records;
    this.course = course;
    this.platform = platform;
    this.clock = clock;
  }

  void keep(Work work, Stopped stopped) {
    if (work.step() == Kind.WARN) { // Whether or not the platform answers.
      warn(work, stopped);
    } else if (platform.observe(work.target()).mayRun()) { // Scaled up again (D6).
      platform.stop(work.target());
      records.stoppedAgain(work, stopped);
    } else if (work.step() == Kind.SNAPSHOT) {
      records.moves(work, stopped.snapshotting(snapshotId(work), clock.instant()));
    } else if (work.step() == Kind.RELEASE) {
      release(work, stopped);
    } else {
      records.rest(work);
    }
  }

  private void warn(Work work, Stopped stopped) {
    records.end(
        work,
        deployment ->
            stopped
                .warnings()
                .next()
                .ifPresent(warning ->
                    course.warn(
                        deployment, stopped, warning, fenced.cause(work.claim(), deployment))));
  }

  private void release(Work work, Stopped stopped) {
    if (platform.release(work.target()).state() == Observation.State.RELEASED) {
      records.moves(work, stopped.release(clock.instant()));
    } else {
      records.end(work, records::lookAgain);
    }
  }

  /** Never used for another: each claim has a higher fence. */
  static String snapshotId(Work work) {
    return work.claim().deployment() + "-" + work.claim().fence();
  }
}
