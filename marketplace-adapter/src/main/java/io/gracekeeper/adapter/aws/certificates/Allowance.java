package io.gracekeeper.adapter.aws.certificates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets so many through at once, and then one per interval. */
final class Allowance {

  private final Clock clock;
  private final Duration interval;
  private final Duration burst;
  private Instant spentUntil = Instant.MIN;

  Allowance(Clock clock, int atOnce, Duration interval) {
    this.clock = clock;
    this.interval = interval;
    this.burst = interval.multipliedBy(atOnce);
  }

  /** Takes one if there is one. */
  synchronized boolean take() {
    var now = clock.instant();
    var after = (spentUntil.isBefore(now) ? now : spentUntil).plus(interval);
    if (after.isAfter(now.plus(burst))) {
      return false;
    }
    spentUntil = after;
    return true;
  }
}
