package io.gracekeeper.subscriptions.lifecycle;

import java.time.Duration;
import java.time.Instant;

/**
 * A marketplace's demand to erase (D12).
 *
 * @param notice the marketplace's own id of it, or of our event that told of it
 * @param demandedAt when it was heard, in business time
 * @param notBefore when it may be obeyed
 */
public record Erasure(String notice, Instant demandedAt, Instant notBefore) {

  /** However soon a marketplace wants it, there is time for a person to see it. */
  private static final Duration SHORTEST = Duration.ofHours(24);

  /** A demand that is too soon is put off to the shortest time there is. */
  public Erasure {
    var soonest = demandedAt.plus(SHORTEST);
    notBefore = notBefore.isBefore(soonest) ? soonest : notBefore;
  }

  /** How long before the erasure it became known. */
  Duration lead() {
    return Duration.between(demandedAt, notBefore);
  }
}
