package io.gracekeeper.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a service that works by itself: a consumer, an outbox, a sweep. It can say whether it
 * has anything to do, so that tests and demos wait for quiet and never sleep.
 */
public interface Activity {

  /** How it stands now, looked up once. */
  Report report();

  /**
   * What a part has to do.
   *
   * @param underWay what is under way or due now, in words; null if nothing is
   * @param progress a number that changes whenever this part has done something
   * @param nextDue the next instant, in business time, at which this part has something to do by
   *     itself; null if none
   */
  record Report(@Nullable String underWay, long progress, @Nullable Instant nextDue) {

    /** Of a part that does nothing by itself at some later instant. */
    public static Report of(@Nullable String underWay, long progress) {
      return new Report(underWay, progress, null);
    }

    /** The same of so many things; none is nothing. */
    public static Report of(long count, String things, long progress) {
      return of(count == 0 ? null : count + " " + things, progress);
    }

    /** Whether nothing is under way or due. */
    public boolean isQuiet() {
      return underWay == null;
    }
  }
}
