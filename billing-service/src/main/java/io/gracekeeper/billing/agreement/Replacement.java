package io.gracekeeper.billing.agreement;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That another agreement stands for one (D5).
 *
 * @param by the one that pays from here on; null as long as nobody has named it
 */
public record Replacement(Dated told, @Nullable UUID by) {

  /** A total order, so that of many the same one is kept in whatever order they come. */
  private static final Comparator<Replacement> BY_WHAT_IT_TELLS =
      comparing((Replacement it) -> it.by != null)
          .thenComparing(Replacement::at)
          .thenComparing(Replacement::notice)
          .thenComparing(Replacement::by, nullsFirst(naturalOrder()));

  /**
   * Of two that name the heir the later; one that names it is worth more than one that does not.
   */
  static @Nullable Replacement later(@Nullable Replacement one, @Nullable Replacement other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return BY_WHAT_IT_TELLS.compare(one, other) >= 0 ? one : other;
  }

  private Instant at() {
    return told.at();
  }

  private String notice() {
    return told.notice();
  }
}
