package io.gracekeeper.subscriptions.protocol;

import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import io.gracekeeper.subscriptions.lifecycle.NextStep;
import io.gracekeeper.subscriptions.lifecycle.NextStep.Kind;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import io.gracekeeper.subscriptions.platform.Observation.State;
import io.gracekeeper.subscriptions.protocol.Platform.Command;
import io.gracekeeper.subscriptions.protocol.Platform.Verb;
import io.gracekeeper.subscriptions.protocol.Worker.Asking;
import io.gracekeeper.subscriptions.protocol.Worker.Idle;
import io.gracekeeper.subscriptions.protocol.Worker.Judging;
import io.gracekeeper.subscriptions.protocol.Worker.Telling;
import io.gracekeeper.subscriptions.protocol.Worker.Told;
import io.gracekeeper.subscriptions.protocol.Worker.Work;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one worker does next if nothing goes wrong, as {@code Claims}, {@code Steps}, {@code
 * Records} and {@code Keeping} have it: one transaction, or one command at the platform, or one
 * question to billing. To take a step, to look at the platform and to record what needs no more
 * than that is one: whoever comes in between could as well have come before.
 *
 * @param first which worker
 */
record Step(Model model, boolean first, Rules rules) {

  /** Null if it can do nothing now. */
  @Nullable Model next() {
    var work = worker().work();
    if (work == null) {
      return claim();
    }
    return switch (worker().place()) {
      case Idle _ -> throw new IllegalStateException("Whoever has taken a step is in it.");
      case Telling(var command) -> arrive(command, true);
      case Told(_, var seen) -> seen == null ? fail(work) : record(work, seen);
      case Asking(var seen) -> deletion().ask(work, seen, true);
      case Judging judging -> deletion().judge(work, judging);
    };
  }

  /** The command arrives at the platform, and its answer here, or not. */
  Model arrive(Command command, boolean isAnswered) {
    var done = model.platform().carryOut(command, rules);
    var told = new Told(command.verb(), isAnswered ? done.answer() : null);
    return model.with(done.then()).with(first, worker().at(told));
  }

  private @Nullable Model claim() {
    var row = model.row();
    if (!row.canBeTaken(now(), worker().ahead()) || row.next() == null) {
      return null;
    }
    var keepsOff = rules.keep(Rule.LEASE_KEEPS_OTHERS_OFF);
    var taken = row.taken(keepsOff ? new Lease(worker().ahead(), 0) : null);
    var work = new Work(taken.fence(), row.next().kind(), row.lifecycle());
    var claimed = model.with(taken).with(first, new Worker(worker().ahead(), work, new Idle()));
    return new Step(claimed, first, rules).begin(work);
  }

  private Model begin(Work work) {
    return switch (work.lifecycle()) {
      case Stopping _ -> tell(work, Verb.STOP);
      case Restoring _ -> tell(work, Verb.RESTORE);
      case Deleting deleting -> deletion().carryOn(work, deleting);
      case Stopped stopped when work.step() == Kind.WARN ->
          unlessMoved(work, row -> row.become(stopped.warned(now()), 0, now()));
      case Stopped stopped when work.step() == Kind.JUDGE -> deletion().attempt(work, stopped);
      case Stopped _ when model.platform().shown().mayRun() -> tell(work, Verb.STOP);
      case Stopped _, Lifecycle.Alive _, Lifecycle.Ending _ ->
          unlessMoved(work, row -> row.rest(now()));
    };
  }

  private Model record(Work work, Observation seen) {
    return switch (work.lifecycle()) {
      case Stopped _ -> unlessMoved(work, this::lookNow);
      case Deleting deleting -> deletion().told(work, deleting, seen);
      case Lifecycle.Alive _, Lifecycle.Ending _ -> unlessMoved(work, row -> see(row, seen));
    };
  }

  private Row see(Row row, Observation seen) {
    var before = row.lifecycle();
    var next =
        switch (seen.state()) {
          case RUNNING -> before.seenRunning();
          case STOPPED, GONE -> before.seenStopped(now(), Times.LEADS);
          case STARTING, STOPPING, RELEASED -> before;
        };
    var isAnother = seen.uid() != null && !seen.uid().equals(Platform.OURS);
    var isLost = before instanceof Restoring && seen.state() == State.GONE;
    if (isAnother || isLost) {
      return row.failing(now());
    }
    return next.equals(before) ? row.tryAgain(now()) : row.become(next, 0, now()).follow(now());
  }

  /** Also of what has moved on meanwhile. */
  private Model fail(Work work) {
    var row = hasFence(work) ? model.row().failing(now()).released() : model.row();
    return model.with(row).with(first, worker().done());
  }

  Row lookNow(Row row) {
    return row.plan(new NextStep(Kind.LOOK, now()));
  }

  private Model tell(Work work, Verb verb) {
    return tell(new Command(verb, work.fence(), null, 0));
  }

  Model tell(Command command) {
    return model.with(first, worker().at(new Telling(command)));
  }

  /** The last thing of a step, as {@code Fenced.end}. */
  Model unlessMoved(Work work, UnaryOperator<Row> then) {
    var row = hasFence(work) ? model.row().released() : model.row();
    var isHeld = hasFence(work) && row.lifecycle().equals(work.lifecycle());
    return model.with(isHeld ? then.apply(row) : row).with(first, worker().done());
  }

  /** By a business clock that is right. */
  Instant now() {
    var isRight = first || rules.keep(Rule.ONE_BUSINESS_TIME);
    return isRight ? model.now() : model.now().plus(Times.GRACE);
  }

  Worker worker() {
    return model.worker(first);
  }

  private boolean hasFence(Work work) {
    return work.fence() == model.row().fence() || !rules.keep(Rule.FENCE_WHERE_IT_IS_RECORDED);
  }

  private Deletion deletion() {
    return new Deletion(this);
  }
}
