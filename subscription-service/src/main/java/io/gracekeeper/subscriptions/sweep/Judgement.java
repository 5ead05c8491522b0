package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy.Stated;
import io.gracekeeper.subscriptions.deletion.DeletionFacts;
import io.gracekeeper.subscriptions.deletion.DeletionPolicy;
import io.gracekeeper.subscriptions.deletion.Permission;
import io.gracekeeper.subscriptions.deletion.Permission.Granted;
import io.gracekeeper.subscriptions.deployment.Course;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Judges a deletion and records the judgement, both under the deployment's lock. */
@ApplicationScoped
@Transactional
class Judgement {

  private final Records records;
  private final Course course;
  private final Policies policies;
  private final Pace pace;
  private final Clock clock;

  @Inject
  Judgement(
      Records records, Course course, Policies policies, Pace pace, @BusinessTime Clock clock) {
    this.records = records;
    this.course = course;
    this.policies = policies;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * Whether every key but billing's turns; if not, the reasons are recorded and billing is not
   * asked for a consent that nobody could use.
   */
  boolean isWorthAsking(Work work, Stopped stopped, Observation seen) {
    return records
        .underLock(
            work,
            deployment -> {
              var notAsked = new Permission.Silent("it was not asked yet");
              var facts = facts(deployment, stopped, seen, notAsked);
              var against = DeletionPolicy.against(facts, DeletionPolicy.BEFORE_ASKING);
              if (!against.isEmpty()) {
                waits(work, deployment, stopped, against);
                deployment.release();
              }
              return against.isEmpty();
            })
        .orElse(false);
  }

  /** Lets the deletion begin if every key has turned; else it waits, and says for what. */
  void judge(Work work, Stopped stopped, Observation seen, Permission permission) {
    records.unlessMoved(
        work,
        deployment -> {
          var facts = facts(deployment, stopped, seen, permission);
          var against = DeletionPolicy.against(facts, DeletionPolicy.ALL);
          if (against.isEmpty() && permission instanceof Granted(var permit, var endsAt)) {
            course.move(
                deployment,
                stopped.delete(permit, endsAt),
                records.cause(work.claim(), deployment));
          } else {
            waits(work, deployment, stopped, against);
          }
        });
  }

  /**
   * The permit has ended and the thing is still there: it stays stopped, or runs if it is paid for.
   */
  void giveUp(Work work, Deleting deleting) {
    records.unlessMoved(
        work,
        deployment -> {
          course.move(deployment, deleting.giveUp(), records.cause(work.claim(), deployment));
          records.follow(deployment, work.claim());
        });
  }

  /** It is gone. */
  void gone(Work work, Deleting deleting) {
    records.unlessMoved(
        work,
        deployment ->
            course.move(
                deployment,
                deleting.seenGone(clock.instant()),
                records.cause(work.claim(), deployment)));
  }

  /** The platform was told and still shows it. */
  void notGoneYet(Work work) {
    records.unlessMoved(work, records::lookAgain);
  }

  private void waits(Work work, Deployment deployment, Stopped stopped, List<String> against) {
    var pause = Pace.growing(pace.judgeAgainAfter(), deployment.attempts(), pace.atMost());
    course.waiting(
        deployment,
        stopped,
        against,
        clock.instant().plus(pause),
        records.cause(work.claim(), deployment));
  }

  private DeletionFacts facts(
      Deployment deployment, Stopped stopped, Observation seen, Permission permission) {
    return new DeletionFacts(
        clock.instant(),
        stopped,
        records.coverageOf(deployment),
        deployment.uid(),
        seen,
        permission,
        policies.of(deployment.product()).map(Stated::policy).orElse(null));
  }
}
