package io.gracekeeper.subscriptions.protocol;

import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.protocol.Platform.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything that may happen next without a disturbance: a worker goes on, time goes by, what is on
 * its way arrives. Nobody has to be next; so whoever is not is frozen.
 */
final class Moves {

  /** As far as business time goes; enough for two losses of coverage one after the other. */
  private static final int LAST_DAY = 2;

  /** What may happen, and how everything stands then. */
  record Move(Supplier<String> what, Model to, boolean isDisturbance) {}

  private final Model from;
  private final Rules rules;
  private final List<Move> moves = new ArrayList<>();

  private Moves(Model from, Rules rules) {
    this.from = from;
    this.rules = rules;
  }

  static List<Move> of(Model from, Rules rules) {
    var all = new Moves(from, rules);
    all.work(true);
    all.work(false);
    all.time();
    all.decisions();
    all.arrivals();
    return all.moves;
  }

  private void work(boolean first) {
    var next = new Step(from, first, rules).next();
    if (next != null) {
      to(() -> (first ? "one " : "the other ") + from.worker(first).doing(), next);
    }
  }

  private void time() {
    if (from.day() < LAST_DAY) {
      to(() -> "a day goes by", from.at(from.day() + 1));
    }
    var isPunctual = rules.keep(Rule.COMMANDS_ARRIVE_WITHIN_THE_MARGIN);
    if (isPunctual && from.underWay().anyMatch(Command::isDue)) {
      return; // It arrives, or is lost, before.
    }
    var later = from.tick();
    if (!later.equals(from)) {
      to(() -> "ten seconds go by", later);
    } else if (!rules.secondsAhead().isZero()) {
      to(() -> "hours go by", from.with(from.row().muchLater()));
    }
  }

  private void decisions() {
    var billing = from.billing();
    if (billing.holdsBack()) {
      var isRead = rules.keep(Rule.A_PERMIT_IS_READ_BY_THE_CLOCK_THAT_WROTE_IT);
      var then = isRead ? billing.decide(rules) : billing.settle();
      to(() -> "billing decides what it held back", from.with(then));
    }
  }

  private void arrivals() {
    var billing = from.billing();
    if (from.row().heard() < billing.revision()) {
      to(() -> "billing's word is heard", from.with(from.row().hear(from.now())));
    }
    if (from.row().lifecycle() instanceof Deleted && billing.hasLivePermit()) {
      to(() -> "billing hears of the deletion", from.with(billing.hearOfDeletion(rules)));
    }
    var late = from.late();
    if (late != null) {
      var done = from.platform().carryOut(late, rules);
      to(() -> "late arrives " + late, from.with(done.then()).late(null));
      to(() -> "lost is " + late, from.late(null));
    }
  }

  private void to(Supplier<String> what, Model then) {
    moves.add(new Move(what, then, false));
  }
}
