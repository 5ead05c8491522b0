package io.gracekeeper.subscriptions.protocol;

import io.gracekeeper.subscriptions.protocol.Moves.Move;
import io.gracekeeper.subscriptions.protocol.Worker.Asking;
import io.gracekeeper.subscriptions.protocol.Worker.Idle;
import io.gracekeeper.subscriptions.protocol.Worker.Judging;
import io.gracekeeper.subscriptions.protocol.Worker.Telling;
import io.gracekeeper.subscriptions.protocol.Worker.Told;
import org.jspecify.annotations.Nullable;

/**
 * What somebody with an old fence does where a higher one has been. It is refused, now as at any
 * later moment, for fences only rise; so it is tried at once, and not at every other moment too.
 */
record Overtaken(Model model, Rules rules) {

  /** Null if there is nothing left of it. */
  @Nullable Move next() {
    var late = model.late();
    if (late != null && model.platform().isOvertaken(late, rules)) {
      return new Move(() -> "refused is " + late, model.late(null), false);
    }
    var isFirst = isOvertaken(model.one());
    if (!isFirst && !isOvertaken(model.other())) {
      return null;
    }
    var refused = new Step(model, isFirst, rules).next();
    return refused == null
        ? null
        : new Move(() -> "overtaken, " + model.worker(isFirst).doing(), refused, false);
  }

  private boolean isOvertaken(Worker worker) {
    return switch (worker.place()) {
      case Telling(var command) -> model.platform().isOvertaken(command, rules);
      case Told _, Judging _ ->
          worker.fence() < model.row().fence() && rules.keep(Rule.FENCE_WHERE_IT_IS_RECORDED);
      case Idle _, Asking _ -> false;
    };
  }
}
