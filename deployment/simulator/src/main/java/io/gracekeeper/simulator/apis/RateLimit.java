package io.gracekeeper.simulator.apis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many calls in any second, and no more; those that are refused do not count. */
public final class RateLimit {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final int perSecond;
  private final Clock clock;
  private final Deque<Instant> taken = new ArrayDeque<>();

  /** Nothing was called yet. */
  public RateLimit(int perSecond, Clock clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** Whether a call may pass now. */
  public synchronized boolean allows() {
    var now = clock.instant();
    while (!taken.isEmpty() && !taken.peekFirst().plus(SECOND).isAfter(now)) {
      taken.removeFirst();
    }
    if (taken.size() >= perSecond) {
      return false;
    }
    taken.addLast(now);
    return true;
  }
}
