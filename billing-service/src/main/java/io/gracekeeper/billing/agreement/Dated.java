package io.gracekeeper.billing.agreement;

import java.time.Instant;
import java.util.Comparator;

/**
 * That something was true at an instant, and which notice said so.
 *
 * @param at the marketplace's own date
 */
public record Dated(Instant at, String notice) {

  private static final Comparator<Dated> BY_DATE =
      Comparator.comparing((Dated it) -> it.at).thenComparing(Dated::notice);

  /** The same notice's word on another instant. */
  public Dated at(Instant other) {
    return new Dated(other, notice);
  }

  /** The later of two; of equal instants the greater notice id, so that order does not matter. */
  static Dated later(Dated one, Dated other) {
    return BY_DATE.compare(one, other) >= 0 ? one : other;
  }
}
