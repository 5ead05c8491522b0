package io.gracekeeper.local.stage;

import io.gracekeeper.local.platform.Parts;
import io.gracekeeper.local.process.Point;
import io.gracekeeper.local.world.Rest;
import io.gracekeeper.local.world.WorldClock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who is there. A story takes away and brings in; while anybody is missed, there can be no quiet.
 * Who has a second instance beside it is not missed.
 */
public final class Attendance {

  private final Parts parts;
  private final Rest simulator;
  private final WorldClock clock;
  private final Set<Absent> there =
      Arrays.stream(Absent.values())
          .filter(Predicate.not(what -> what.part().isSecond()))
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(Absent.class)));
  private final Set<Absent> heldUp = EnumSet.noneOf(Absent.class);

  Attendance(Parts parts, Rest simulator, WorldClock clock) {
    this.parts = parts;
    this.simulator = simulator;
    this.clock = clock;
  }

  /** From now on it comes no further than to a point, until it is taken away. */
  public void holdUp(Absent what, Point before) {
    parts.holdUp(what.part(), before);
    heldUp.add(what);
  }

  /** Takes it away, as a crash does; who is held up, once it has come to its point. */
  public void takeAway(Absent what) {
    if (what == Absent.PLATFORM) {
      platformIsDown(true);
    } else {
      parts.takeAway(what.part());
    }
    there.remove(what);
    heldUp.remove(what);
  }

  /**
   * Brings it back, or in. Once nobody is missed, all are told how far business time is: who was
   * away has forgotten it.
   */
  public void bringIn(Absent what) {
    if (what == Absent.PLATFORM) {
      platformIsDown(false);
    } else {
      parts.bringIn(what.part());
    }
    there.add(what);
    if (isComplete()) {
      clock.align();
    }
  }

  /** Whether nobody is missed. */
  boolean isComplete() {
    return heldUp.isEmpty() && Arrays.stream(Absent.values()).noneMatch(this::isMissed);
  }

  private boolean isMissed(Absent what) {
    return there.stream().noneMatch(one -> one.part().first() == what.part().first());
  }

  private void platformIsDown(boolean down) {
    simulator.put("/platform/faults", Map.of("down", down, "delayMillis", 0));
  }
}
