package io.gracekeeper.billing.agreement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That something was true at an instant, and which notice said so.
 *
 * @param at the marketplace's own date
 */
public record Dated(Instant at, String notice) {

  /** The same notice's word on another instant. */
  public Dated at(Instant other) {
    return new Dated(other, notice);
  }

  /** The later of two; of equal instants the greater notice id, so that order does not matter. */
  static @Nullable Dated later(@Nullable Dated one, @Nullable Dated other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    var byDate = one.at.compareTo(other.at);
    return byDate > 0 || (byDate == 0 && one.notice.compareTo(other.notice) >= 0) ? one : other;
  }
}
