package io.gracekeeper.billing.agreement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That another agreement stands for one (D5).
 *
 * @param by the one that pays from here on
 */
public record Replacement(Dated told, UUID by) {

  /** The later of two, so that order does not matter. */
  static @Nullable Replacement later(@Nullable Replacement one, @Nullable Replacement other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    if (one.told.equals(other.told)) {
      return one.by.compareTo(other.by) >= 0 ? one : other;
    }
    return one.told.equals(Dated.later(one.told, other.told)) ? one : other;
  }
}
