package io.gracekeeper.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a service that works by itself: a consumer, an outbox, a sweep. It can say whether it
 * has anything to do, so that tests and demos wait for quiet and never sleep.
 */
public interface Activity {

  /** The priority of a part that asks others how it stands: it is asked after all that need not. */
  int ASKS_OTHERS = -1;

  /** How it stands now, looked up once. What is due now is under way. */
  Report report();

  /**
   * The next instant, in business time, at which it has something to do by itself; null if none.
   */
  default @Nullable Instant nextDue() {
    return null;
  }

  /**
   * What a part has to do.
   *
   * @param underWay what is under way or due now, in words; null if nothing is
   * @param progress a number that changes whenever this part has done something
   */
  record Report(@Nullable String underWay, long progress) {

    /** The same of so many things; none is nothing. */
    public static Report of(long count, String things, long progress) {
      return new Report(count == 0 ? null : count + " " + things, progress);
    }

    /** Whether nothing is under way or due. */
    public boolean isQuiet() {
      return underWay == null;
    }
  }
}
