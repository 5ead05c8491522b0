package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.subscriptions.billing.Billing;
import io.gracekeeper.subscriptions.deletion.Permission;
import io.gracekeeper.subscriptions.lifecycle.Ground.Ordered;
import io.gracekeeper.subscriptions.lifecycle.Ground.Unpaid;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Loss;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import io.gracekeeper.subscriptions.platform.Platform;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The only place from which anything is deleted. When its time is over: look once more, ask
 * billing, judge everything together under the deployment's lock, record that it begins, and only
 * then tell the platform, in a step of its own and while the consent lasts.
 */
@ApplicationScoped
class Deletion {

  /**
   * No command is sent when the consent has less than this left: one that is on its way must have
   * arrived before billing may let coverage come back. It is more than a platform call may take.
   */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  /**
   * So much before the consent ends the platform no longer takes the command: its clock and ours
   * may differ by as much. Whoever is frozen between its last look and the sending is too late.
   */
  private static final Duration CLOCKS = Duration.ofSeconds(5);

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

  /** Its time is over. */
  void attempt(Work work, Stopped stopped) {
    var seen = platform.observe(work.target());
    if (seen.mayRun()) {
      judgement.runsAgain(work);
    } else if (judgement.isWorthAsking(work, stopped, seen)) {
      switch (stopped.ground()) {
        case Unpaid(_, var loss) ->
            judgement.judge(work, stopped, seen, ask(work, loss, stopped.stoppedAt()));
        case Ordered _ -> judgement.obey(work, stopped, seen);
      }
    }
  }

  /** The deletion was recorded as begun. */
  void carryOn(Work work, Deleting deleting) {
    if (clock.instant().isAfter(deleting.until().minus(MARGIN))
        || !judgement.isStillAllowed(work)) {
      judgement.giveUp(work, deleting);
    } else if (platform.delete(work.target(), deleting.until().minus(CLOCKS)).state()
        == Observation.State.GONE) {
      judgement.gone(work, deleting);
    } else {
      records.unlessMoved(work, records::lookAgain);
    }
  }

  /** What was kept of it after its deletion has been kept long enough (P12), or must go (D12). */
  void discard(Work work, Deleted deleted) {
    if (judgement.isStillAllowed(work)) {
      platform.discardSnapshots(work.target());
      records.moves(work, deleted.discarded());
    } else {
      records.unlessMoved(
          work,
          deployment -> records.fails(deployment, "a hold or the kill switch keeps its snapshots"));
    }
  }

  private Permission ask(Work work, Loss loss, Instant stoppedAt) {
    var target = work.target();
    return target.uid() == null
        ? new Permission.Silent("it was not asked, because the uid is unknown")
        : billing.permit(target.subscription(), target.deployment(), target.uid(), loss, stoppedAt);
  }
}
