package io.gracekeeper.clock;

import java.time.Instant;
import java.util.Optional;

/**
 * A part of a service that works by itself: a consumer, an outbox, a sweep. It can say whether it
 * has anything to do, so that tests and demos wait for quiet and never sleep.
 */
public interface Activity {

  /** What is under way or due now, in words; empty if nothing is. */
  Optional<String> underWay();

  /** A number that changes whenever this part has done something. */
  long progress();

  /** The next instant, in business time, at which this part has something to do by itself. */
  default Optional<Instant> nextDue() {
    return Optional.empty();
  }
}
