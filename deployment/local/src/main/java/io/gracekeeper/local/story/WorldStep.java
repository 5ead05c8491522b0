package io.gracekeeper.local.story;

import io.gracekeeper.local.platform.Part;
import java.time.Duration;
import java.util.Locale;
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

  /** What can go away. While anything is away, nobody waits for quiet. */
  enum Absent {
    KAFKA(Part.KAFKA),
    MARKETPLACE_ADAPTER(Part.MARKETPLACE_ADAPTER),
    BILLING_SERVICE(Part.BILLING_SERVICE),
    SUBSCRIPTION_SERVICE(Part.SUBSCRIPTION_SERVICE),
    /** The vendor's control plane: it answers 503. */
    PLATFORM(Part.SIMULATOR);

    private final Part part;

    Absent(Part part) {
      this.part = part;
    }

    Part part() {
      return part;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
      world.isAway(what, true);
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
      world.isAway(what, false);
    }
  }
}
