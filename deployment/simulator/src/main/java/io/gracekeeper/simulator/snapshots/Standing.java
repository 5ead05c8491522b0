package io.gracekeeper.simulator.snapshots;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a snapshot stands, as the platform answers it. */
public sealed interface Standing {

  /**
   * To whoever has one taken.
   *
   * @param takenAt whose data it has, in system time; null unless it is taken
   * @param checksum of the data, {@code sha256:…}; null unless it is taken
   */
  record Taking(String id, TakingState state, @Nullable Instant takenAt, @Nullable String checksum)
      implements Standing {}

  /**
   * To whoever has one read back.
   *
   * @param takenAt whose data it has, in system time; null if it is missing
   * @param checksum what was recorded when it was taken; null if it is missing
   * @param readBack what the scratch copy gave; null until it was read back
   */
  record Reading(
      String id,
      ReadingState state,
      @Nullable Instant takenAt,
      @Nullable String checksum,
      @Nullable String readBack)
      implements Standing {

    static Reading missing(String id) {
      return new Reading(id, ReadingState.MISSING, null, null, null);
    }
  }

  /** How far the taking is. */
  enum TakingState {
    TAKING,
    TAKEN,
    FAILED
  }

  /** How far the reading is. */
  enum ReadingState {
    VERIFYING,
    READ_BACK,
    UNVERIFIABLE,
    /** There is none that was taken of this incarnation, or no longer. */
    MISSING
  }
}
