package io.gracekeeper.clock;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Business time: system time plus an offset that only grows and is kept over restarts. Outside a
 * sandbox nothing can change the offset, and it is zero.
 */
@Singleton
@BusinessTime
public class MovableClock extends Clock {

  private final Clock system;
  private final OffsetStore store;
  private volatile Duration offset;

  @Inject
  public MovableClock(@SystemTime Clock system, OffsetStore store) {
    this.system = system;
    this.store = store;
    this.offset = store.load();
  }

  /** In whole milliseconds, so that an instant is the same in a row, an event and an answer. */
  @Override
  public Instant instant() {
    return system.instant().plus(offset).truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Business time is UTC everywhere. */
  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Business time is UTC.");
  }

  /** Moves business time forward to an instant; one that is past already changes nothing. */
  synchronized void moveTo(Instant target) {
    var needed = Duration.between(system.instant(), target);
    if (needed.compareTo(offset) > 0) {
      store.save(needed);
      offset = needed;
    }
  }
}
