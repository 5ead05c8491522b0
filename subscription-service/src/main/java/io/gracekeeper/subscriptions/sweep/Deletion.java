package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.subscriptions.billing.Billing;
import io.gracekeeper.subscriptions.deletion.Permission;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import io.gracekeeper.subscriptions.platform.Platform;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * The only place from which anything is deleted. When its grace is over: look once more, ask
 * billing, judge everything together under the deployment's lock, record that it begins, and only
 * then tell the platform, in a step of its own and while the permit is live.
 */
@ApplicationScoped
class Deletion {

  /**
   * No command is sent when the permit has less than this left: one that is on its way must have
   * arrived before billing may let coverage come back. It is more than a platform call may take.
   */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private final Records records;
  private final Judgement judgement;
  private final Platform platform;
  private final Billing billing;
  private final Clock clock;

  @Inject
  Deletion(
      Records records,
      Judgement judgement,
      Platform platform,
      Billing billing,
      @SystemTime Clock clock) {
    this.records = records;
    this.judgement = judgement;
    this.platform = platform;
    this.billing = billing;
    this.clock = clock;
  }

  /** The grace is over. */
  void attempt(Work work, Stopped stopped) {
    var seen = platform.observe(work.target());
    if (seen.mayRun()) {
      platform.stop(work.target());
      records.stoppedAgain(work, stopped);
    } else if (judgement.isWorthAsking(work, stopped, seen)) {
      judgement.judge(work, stopped, seen, ask(work, stopped));
    }
  }

  /** The deletion was recorded as begun. */
  void carryOn(Work work, Deleting deleting) {
    if (clock.instant().isAfter(deleting.permitEndsAt().minus(MARGIN))) {
      judgement.giveUp(work, deleting);
    } else if (platform.delete(work.target()).state() == Observation.State.GONE) {
      judgement.gone(work, deleting);
    } else {
      judgement.notGoneYet(work);
    }
  }

  private Permission ask(Work work, Stopped stopped) {
    var target = work.target();
    return target.uid() == null
        ? new Permission.Silent("it was not asked, because the uid is unknown")
        : billing.permit(target.subscription(), target.deployment(), target.uid(), stopped);
  }
}
