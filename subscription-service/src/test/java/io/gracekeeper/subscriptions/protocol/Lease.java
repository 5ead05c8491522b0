package io.gracekeeper.subscriptions.protocol;

import java.time.Duration;

/**
 * Somebody has taken a row for a while.
 *
 * @param ahead by how much the clock is ahead that wrote when it ends
 * @param age in ticks
 */
record Lease(Duration ahead, int age) {

  /** As {@code Claims} compare when it ends with what a clock says. */
  boolean keepsOff(Duration takersAhead) {
    var leasedUntil = Times.clock(ahead, 0).plus(Times.LEASE);
    return !leasedUntil.isBefore(Times.clock(takersAhead, age));
  }

  /** Older, never younger. */
  Lease aged(int otherAge) {
    return new Lease(ahead, Math.max(age, otherAge));
  }
}
