package io.gracekeeper.local.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a process tells of itself at {@code /sandbox/pulse}.
 *
 * @param nextDue the next instant at which it has something to do by itself; null if none
 * @param underWay what it is doing, in words
 * @param progress a number that changes whenever it has done something
 */
record Pulse(Instant now, @Nullable Instant nextDue, List<String> underWay, long progress) {

  /** What it still has to do now; empty if it is quiet. */
  List<String> unrest() {
    if (nextDue == null || nextDue.isAfter(now)) {
      return underWay;
    }
    var unrest = new ArrayList<>(underWay);
    unrest.add("something is due since " + nextDue);
    return unrest;
  }
}
