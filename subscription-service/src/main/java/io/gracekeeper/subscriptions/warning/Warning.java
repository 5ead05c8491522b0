package io.gracekeeper.subscriptions.warning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One warning before a deletion.
 *
 * @param lead how long before the deletion it is to be told
 * @param toldAt null until it was told
 */
public record Warning(Duration lead, @Nullable Instant toldAt) {

  boolean isTold() {
    return toldAt != null;
  }

  /** Its lead, counted from when it was told. */
  Instant countsUntil() {
    return toldAt == null ? Instant.MAX : toldAt.plus(lead);
  }
}
