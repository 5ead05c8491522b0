package io.gracekeeper.local.word;

import io.gracekeeper.local.process.Point;
import io.gracekeeper.local.stage.Absent;
import io.gracekeeper.local.stage.World;
import io.gracekeeper.local.world.Await;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** What befalls everybody: time goes by, and parts of the world go away and come back. */
sealed interface WorldStep extends Step {

  Duration LONGEST_MONTH = Duration.ofDays(31);

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

    @Override
    public Duration takes() {
      return by;
    }

    private String spelled() {
      var days = by.toDays();
      return by.equals(Duration.ofDays(days)) ? days + " days" : by.toMinutes() + " minutes";
    }
  }

  /** Business time moves to the end of so many months (UTC), when cards expire. */
  record EndsMonth(long months) implements WorldStep {

    public EndsMonth {
      if (months < 1) {
        throw new IllegalArgumentException("time only goes forward, not by " + months + " months");
      }
    }

    @Override
    public Act act() {
      return Act.scene(months == 1 ? "the month ends" : months + " months end");
    }

    @Override
    public void perform(World world) {
      var now = world.clock().now();
      var end =
          YearMonth.from(now.atOffset(ZoneOffset.UTC))
              .plusMonths(months)
              .atDay(1)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant();
      world.moveBy(Duration.between(now, end));
    }

    @Override
    public Duration takes() {
      return LONGEST_MONTH.multipliedBy(months);
    }
  }

  /** What is under way goes on for so long (system time), for nobody can be asked meanwhile. */
  record Lasts(Duration time) implements WorldStep {
    @Override
    public Act act() {
      return Act.scene("it lasts " + time.toSeconds() + " seconds");
    }

    @Override
    public void perform(World world) {
      Await.until(time, () -> false);
    }
  }

  /** From now on a service comes no further than to a point; whoever kills it, kills it there. */
  record HoldsUp(Absent what, Point before) implements WorldStep {
    @Override
    public Act act() {
      return Act.scene(what + " is held up before " + before);
    }

    @Override
    public void perform(World world) {
      world.attendance().holdUp(what, before);
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
      world.attendance().takeAway(what);
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
      world.attendance().bringIn(what);
    }
  }

  /** A second instance of a service comes to work beside the first. */
  record Joins(Absent what) implements WorldStep {

    public Joins {
      if (!what.part().isSecond()) {
        throw new IllegalArgumentException("only a second instance joins, not " + what);
      }
    }

    @Override
    public Act act() {
      return Act.scene(what + " joins");
    }

    @Override
    public void perform(World world) {
      world.attendance().bringIn(what);
    }
  }
}
