package io.gracekeeper.clock;

import java.time.Duration;

/**
 * Where a sandbox keeps how far business time is ahead, so that a restart does not turn it back.
 */
public interface OffsetStore {

  /** How far business time is ahead of system time; zero if it was never moved. */
  Duration load();

  /** Keeps the offset durably before it takes effect. */
  void save(Duration offset);
}
