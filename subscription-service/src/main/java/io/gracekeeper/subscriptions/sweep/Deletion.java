package io.gracekeeper.subscriptions.sweep;

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
   * So much before the consent ends the platform no longer takes the command: its clock and the
   * database's may differ by as much. Whoever is frozen between the last look and the sending is
   * too late.
   */
  private static final Duration CLOCKS = Duration.ofSeconds(5);

  private final Records records;
  private final Judgement judgement;
  private final Platform platform;
  private final Billing billing;

  @Inject
  Deletion(Records records, Judgement judgement, Platform platform, Billing billing) {
    this.records = records;
    this.judgement = judgement;
    this.platform = platform;
    this.billing = billing;
  }

  /** Its time is over. */
  void attempt(Work work, Stopped stopped) {
    var seen = platform.observe(work.target());
    if (seen.mayRun()) {
      judgement.runsAgain(work);
      return;
    }
    judgement
        .whenWorthAsking(work, stopped, seen)
        .ifPresent(now -> {
          switch (stopped.ground()) {
            case Unpaid(_, var loss) ->
                judgement.judge(work, stopped, seen, ask(work, loss, stopped.stoppedAt(), now));
            case Ordered _ -> judgement.obey(work, stopped, seen);
          }
        });
  }

  /**
   * The deletion was recorded as begun. It is given up only when the consent is over and it is
   * still there: before, a command that nobody heard the answer of may yet arrive; and if it has,
   * the deletion is done and has its receipt.
   */
  void carryOn(Work work, Deleting deleting) {
    switch (judgement.consent(work, deleting)) {
      case GOOD -> {
        var notAfter = deleting.until().minus(CLOCKS);
        if (platform.delete(work.target(), notAfter).state() == Observation.State.GONE) {
          judgement.gone(work, deleting);
        } else {
          records.end(work, records::lookAgain);
        }
      }
      case RUNNING_OUT -> judgement.waitForTheEnd(work, deleting);
      case OVER -> {
        if (platform.observe(work.target()).state() == Observation.State.GONE) {
          judgement.gone(work, deleting);
        } else {
          judgement.giveUp(work, deleting);
        }
      }
    }
  }

  /** What was kept of it after its deletion has been kept long enough (P12), or must go (D12). */
  void discard(Work work, Deleted deleted) {
    if (judgement.isFree(work)) {
      platform.discardSnapshots(work.target());
      records.moves(work, deleted.discarded());
    } else {
      records.end(
          work,
          deployment -> records.fails(deployment, "a hold or the kill switch keeps its snapshots"));
    }
  }

  private Permission ask(Work work, Loss loss, Instant stoppedAt, Instant now) {
    var target = work.target();
    return target.uid() == null
        ? new Permission.Silent("it was not asked, because the uid is unknown")
        : billing.permit(
            target.subscription(), target.deployment(), target.uid(), loss, stoppedAt, now);
  }
}
