package io.gracekeeper.subscriptions.snapshot;

import java.time.Instant;

/**
 * A snapshot of a stopped deployment, as good as the platform can tell.
 *
 * @param takenAt when it was asked for, in business time: nothing ran since its stop before
 * @param checksum of what was written, by the platform's own words
 */
public record Snapshot(String id, Instant takenAt, String checksum, Proof proof) {

  /** How it is known to be good. */
  public enum Proof {
    /** It was restored to a scratch place, and what was read back has its checksum. */
    READ_BACK,
    /** The platform cannot do that, and says so; it counts where the policy accepts it by name. */
    UNVERIFIABLE
  }
}
