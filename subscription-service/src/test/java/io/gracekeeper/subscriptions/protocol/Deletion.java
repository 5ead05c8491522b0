package io.gracekeeper.subscriptions.protocol;

import io.gracekeeper.subscriptions.brake.Brake;
import io.gracekeeper.subscriptions.deletion.DeletionFacts;
import io.gracekeeper.subscriptions.deletion.DeletionPolicy;
import io.gracekeeper.subscriptions.deletion.Permission;
import io.gracekeeper.subscriptions.deletion.Permission.Granted;
import io.gracekeeper.subscriptions.deletion.Permission.Silent;
import io.gracekeeper.subscriptions.lifecycle.Ground.Unpaid;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import io.gracekeeper.subscriptions.platform.Observation.State;
import io.gracekeeper.subscriptions.protocol.Model.Hold;
import io.gracekeeper.subscriptions.protocol.Platform.Command;
import io.gracekeeper.subscriptions.protocol.Platform.Verb;
import io.gracekeeper.subscriptions.protocol.Worker.Asking;
import io.gracekeeper.subscriptions.protocol.Worker.Judging;
import io.gracekeeper.subscriptions.protocol.Worker.Work;
import java.time.Duration;
import java.util.List;

/**
 * The steps of one worker towards a deletion, as the real {@code Deletion} and {@code Judgement}.
 */
record Deletion(Step step) {

  private static final Permission NOT_ASKED = new Silent("it was not asked yet");

  /** Its time is over. */
  Model attempt(Work work, Stopped stopped) {
    var seen = step.model().platform().shown();
    if (seen.mayRun()) {
      return step.unlessMoved(work, step::lookNow);
    }
    var keys = DeletionPolicy.beforeAsking(stopped.ground());
    return DeletionPolicy.against(facts(stopped, seen, NOT_ASKED), keys).isEmpty()
        ? step.model().with(step.first(), step.worker().at(new Asking(seen)))
        : step.unlessMoved(work, row -> row.waiting(step.now()));
  }

  /** Billing is asked; its answer arrives, or not. */
  Model ask(Work work, Observation seen, boolean isAnswered) {
    var loss = ((Unpaid) ((Stopped) work.lifecycle()).ground()).loss();
    var until = Times.clock(step.worker().ahead(), 0).plus(Times.CONSENT);
    var answered = step.model().billing().ask(loss, until, step.rules());
    var heard = isAnswered ? answered.permission() : new Silent("it did not answer");
    var judging = step.worker().at(new Judging(seen, heard, 0));
    return step.model().with(answered.then()).with(step.first(), judging);
  }

  /** Everything together. */
  Model judge(Work work, Judging judging) {
    var stopped = (Stopped) work.lifecycle();
    var facts = facts(stopped, judging.seen(), judging.permission());
    var keys = DeletionPolicy.all(stopped.ground());
    return step.unlessMoved(
        work,
        row ->
            DeletionPolicy.against(facts, keys).isEmpty()
                    && judging.permission() instanceof Granted(var permit, var until)
                ? row.become(stopped.delete(permit, until), judging.age(), step.now())
                : row.waiting(step.now()));
  }

  /** It was recorded as begun: now it is told, or given up. */
  Model carryOn(Work work, Deleting deleting) {
    var row = step.model().row();
    if (lasts(deleting, Times.MARGIN) && isStillAllowed()) {
      var notAfter = deleting.until().minus(Times.CLOCKS);
      return step.tell(new Command(Verb.DELETE, work.fence(), notAfter, row.age()));
    }
    if (step.rules().keep(Rule.GIVES_UP_AFTER_THE_END_AND_A_LOOK)) {
      return lasts(deleting, Duration.ZERO)
          ? step.unlessMoved(work, it -> it.tryAgain(step.now()))
          : lookAndGiveUp(work, deleting);
    }
    return step.unlessMoved(work, it -> giveUp(it, deleting));
  }

  /** The platform has answered. */
  Model told(Work work, Deleting deleting, Observation seen) {
    return seen.state() == State.GONE
        ? gone(work, deleting)
        : step.unlessMoved(work, row -> row.tryAgain(step.now()));
  }

  private Model lookAndGiveUp(Work work, Deleting deleting) {
    return step.model().platform().shown().state() == State.GONE
        ? gone(work, deleting)
        : step.unlessMoved(work, row -> giveUp(row, deleting));
  }

  private Model gone(Work work, Deleting deleting) {
    var gone = deleting.seenGone(step.now(), null);
    return step.unlessMoved(work, row -> row.become(gone, 0, step.now()));
  }

  private Row giveUp(Row row, Deleting deleting) {
    var stopped = deleting.giveUp();
    var next =
        step.rules().keep(Rule.WHAT_IS_GIVEN_UP_KEEPS_ITS_DEADLINE)
            ? stopped
            : new Stopping(stopped.ground(), stopped.erasure());
    return row.become(next, 0, step.now()).follow(step.now());
  }

  /** Whether the consent lasts so much longer, by the clock of the one who looks. */
  private boolean lasts(Deleting deleting, Duration longer) {
    var clock = Times.clock(step.worker().ahead(), step.model().row().age());
    return clock.isBefore(deleting.until().minus(longer));
  }

  private boolean isStillAllowed() {
    var rules = step.rules();
    var isHeld = isOnHold() && rules.keep(Rule.HOLD_AT_THE_LAST_MOMENT);
    var isKilled = step.model().killed() && rules.keep(Rule.KILL_SWITCH_AT_THE_LAST_MOMENT);
    return !isHeld && !isKilled;
  }

  private boolean isOnHold() {
    return step.model().hold() != Hold.NONE;
  }

  private DeletionFacts facts(Stopped stopped, Observation seen, Permission permission) {
    var isHeld = isOnHold() && step.rules().keep(Rule.HOLD_WHERE_IT_IS_JUDGED);
    return new DeletionFacts(
        step.now(),
        stopped,
        step.model().row().coverage(),
        Platform.OURS,
        seen,
        "platform",
        false,
        isHeld ? List.of("somebody") : List.of(),
        new Brake(step.model().killed() ? "somebody" : null, null, 0),
        permission,
        Times.POLICY);
  }
}
