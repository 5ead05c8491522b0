package io.gracekeeper.subscriptions.protocol;

import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.protocol.Model.Hold;
import io.gracekeeper.subscriptions.protocol.Moves.Move;
import io.gracekeeper.subscriptions.protocol.Platform.Thing;
import io.gracekeeper.subscriptions.protocol.Worker.Asking;
import io.gracekeeper.subscriptions.protocol.Worker.Telling;
import io.gracekeeper.subscriptions.protocol.Worker.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What may happen next that nobody planned. */
final class Disturbances {

  private final Model from;
  private final Rules rules;
  private final List<Move> moves = new ArrayList<>();

  private Disturbances(Model from, Rules rules) {
    this.from = from;
    this.rules = rules;
  }

  static List<Move> of(Model from, Rules rules) {
    var all = new Disturbances(from, rules);
    all.losses(true);
    all.losses(false);
    all.customer();
    all.operator();
    all.hands();
    return all.moves;
  }

  /** An answer does not come; or its sender waits no longer for a command that is on its way. */
  private void losses(boolean first) {
    var worker = from.worker(first);
    var step = new Step(from, first, rules);
    if (worker.place() instanceof Telling(var command)) {
      to(() -> "its answer is lost: " + command, step.arrive(command, false));
      if (from.late() == null) {
        var told = worker.at(new Told(command.verb(), null));
        to(() -> "nobody waits longer for " + command, from.with(first, told).late(command));
      }
    }
    if (worker.place() instanceof Asking(var seen) && worker.work() != null) {
      var asked = new Deletion(step).ask(worker.work(), seen, false);
      to(() -> "billing's answer is lost", asked);
    }
  }

  private void customer() {
    var changed = from.billing().change(rules);
    to(() -> changed.pays() ? "it can be paid for" : "it cannot be paid for", from.with(changed));
  }

  private void operator() {
    var placed = from.row().lifecycle() instanceof Deleting ? Hold.TOO_LATE : Hold.PLACED;
    if (from.hold().compareTo(placed) < 0) {
      to(() -> "a hold is " + placed, from.with(placed));
    }
    if (from.hold() != Hold.NONE) {
      to(() -> "the hold is lifted", from.with(Hold.NONE));
    }
    var thrown = !from.killed();
    to(() -> thrown ? "the kill switch is thrown" : "the kill switch is off", from.killed(thrown));
  }

  /** Somebody changes it at the platform, past everybody. */
  private void hands() {
    switch (from.platform().thing()) {
      case RUNS -> replace();
      case STANDS_STILL -> {
        byHand(Thing.RUNS);
        replace();
      }
      case ANOTHER_STANDS_STILL -> byHand(Thing.ANOTHER_RUNS);
      case ANOTHER_RUNS, DELETED, ANOTHER_DELETED, REMOVED -> {
        // Nobody cares.
      }
    }
  }

  private void replace() {
    byHand(Thing.REMOVED);
    byHand(Thing.ANOTHER_STANDS_STILL);
  }

  private void byHand(Thing then) {
    to(() -> "by hand: " + then, from.with(from.platform().with(then)));
  }

  private void to(Supplier<String> what, Model then) {
    moves.add(new Move(what, then, true));
  }
}
