package io.gracekeeper.subscriptions.protocol;

import io.gracekeeper.subscriptions.lifecycle.Ground.Unpaid;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Ending;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.protocol.Model.Hold;
import io.gracekeeper.subscriptions.protocol.Platform.Thing;
import io.gracekeeper.subscriptions.protocol.Platform.Verb;
import java.util.Optional;

/** What no move may do. */
enum Law {
  ONLY_THE_ONE_THAT_WAS_STOPPED_IS_DELETED,
  NOTHING_IS_DELETED_BEFORE_ITS_DEADLINE,
  NOTHING_COVERED_IS_DELETED,
  NOTHING_ON_HOLD_BEGINS_TO_GO_OR_IS_TOLD_TO,
  UNDER_THE_KILL_SWITCH_NOTHING_BEGINS_TO_GO_OR_IS_TOLD_TO,
  A_DEADLINE_NEVER_MOVES,
  WHO_HOLDS_AN_OLD_FENCE_RECORDS_NOTHING,
  NOTHING_IS_DELETED_AFTER_A_HOLD_WAS_ACKNOWLEDGED,
  BILLING_CONSENTS_TO_NOTHING_WHILE_COVERAGE_WANTS_TO_RETURN;

  boolean isBroken(Model was, Model is) {
    return switch (this) {
      case ONLY_THE_ONE_THAT_WAS_STOPPED_IS_DELETED -> becomes(was, is, Thing.ANOTHER_DELETED);
      case NOTHING_IS_DELETED_BEFORE_ITS_DEADLINE -> becomes(was, is, Thing.DELETED) && !isDue(was);
      case NOTHING_COVERED_IS_DELETED -> becomes(was, is, Thing.DELETED) && was.billing().covers();
      case NOTHING_ON_HOLD_BEGINS_TO_GO_OR_IS_TOLD_TO ->
          was.hold() != Hold.NONE && (begins(was, is) || isTold(was, is));
      case UNDER_THE_KILL_SWITCH_NOTHING_BEGINS_TO_GO_OR_IS_TOLD_TO ->
          was.killed() && (begins(was, is) || isTold(was, is));
      case A_DEADLINE_NEVER_MOVES -> moves(was, is) || isFixedAgain(was, is);
      case WHO_HOLDS_AN_OLD_FENCE_RECORDS_NOTHING ->
          recordsBehind(was, is, true) || recordsBehind(was, is, false);
      case NOTHING_IS_DELETED_AFTER_A_HOLD_WAS_ACKNOWLEDGED ->
          becomes(was, is, Thing.DELETED) && was.hold() == Hold.PLACED;
      case BILLING_CONSENTS_TO_NOTHING_WHILE_COVERAGE_WANTS_TO_RETURN ->
          was.billing().holdsBack() && is.billing().permitAge() < was.billing().permitAge();
    };
  }

  /** It stands stopped, and its deadline is over. */
  private static boolean isDue(Model model) {
    return stopped(model).filter(it -> !model.now().isBefore(it.due())).isPresent();
  }

  private static boolean becomes(Model was, Model is, Thing thing) {
    return was.platform().thing() != thing && is.platform().thing() == thing;
  }

  private static boolean begins(Model was, Model is) {
    return was.row().lifecycle() instanceof Stopped && is.row().lifecycle() instanceof Deleting;
  }

  private static boolean isTold(Model was, Model is) {
    return (is.one().tells(Verb.DELETE) && !was.one().tells(Verb.DELETE))
        || (is.other().tells(Verb.DELETE) && !was.other().tells(Verb.DELETE));
  }

  private static boolean moves(Model was, Model is) {
    var before = stopped(was);
    var after = stopped(is);
    return before.isPresent()
        && after.isPresent()
        && before.get().ground().equals(after.get().ground())
        && !before.get().deleteAfter().equals(after.get().deleteAfter());
  }

  /** A stop begins for a loss that had its stop before. */
  private static boolean isFixedAgain(Model was, Model is) {
    return !(was.row().lifecycle() instanceof Stopping)
        && is.row().lifecycle() instanceof Stopping(Unpaid(_, var loss), _)
        && (loss.revision() < was.row().heard() || isOf(stopped(was), loss.revision()));
  }

  private static boolean isOf(Optional<Stopped> stopped, long revision) {
    return stopped
        .filter(it -> it.ground() instanceof Unpaid(_, var loss) && loss.revision() == revision)
        .isPresent();
  }

  private static boolean recordsBehind(Model was, Model is, boolean first) {
    var worker = was.worker(first);
    return worker.work() != null
        && worker.fence() < was.row().fence()
        && is.worker(first).work() == null
        && !was.row().equals(is.row());
  }

  private static Optional<Stopped> stopped(Model model) {
    return switch (model.row().lifecycle()) {
      case Stopped stopped -> Optional.of(stopped);
      case Ending ending -> Optional.of(ending.stopped());
      case Lifecycle.Alive _ -> Optional.empty();
    };
  }
}
