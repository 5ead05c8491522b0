package io.gracekeeper.local.word;

import io.gracekeeper.local.stage.Absent;
import io.gracekeeper.local.stage.World;
import java.time.Duration;
import java.util.Map;

/** What befalls everybody: time goes by, and parts of the world go away and come back. */
sealed interface WorldStep extends Step {

  /** Business time moves; whatever is due on the way happens in its turn. */
  record Moves(Duration by) implements WorldStep {

    public Moves {
      if (!by.isPositive()) {
        throw new IllegalArgumentException("time only goes forward, not by " + by);
      }
    }

    @Override
    public Act act() {
      return Act.scene(spelled() + " go by");
    }

    @Override
    public void perform(World world) {
      world.moveBy(by);
    }

    private String spelled() {
      var days = by.toDays();
      return by.equals(Duration.ofDays(days)) ? days + " days" : by.toMinutes() + " minutes";
    }
  }

  /** Something goes away, as in a crash. */
  record TakesAway(Absent what) implements WorldStep {
    @Override
    public Act act() {
      return Act.scene(what + " goes away");
    }

    @Override
    public void perform(World world) {
      if (what == Absent.PLATFORM) {
        world.simulator().put("/platform/faults", Map.of("down", true, "delayMillis", 0));
      } else {
        world.parts().takeAway(what.part());
      }
      world.goesAway(what);
    }
  }

  /** It comes back. */
  record BringsBack(Absent what) implements WorldStep {
    @Override
    public Act act() {
      return Act.scene(what + " is back");
    }

    @Override
    public void perform(World world) {
      if (what == Absent.PLATFORM) {
        world.simulator().put("/platform/faults", Map.of("down", false, "delayMillis", 0));
      } else {
        world.parts().bringBack(what.part());
      }
      world.isBack(what);
    }
  }
}
