package io.gracekeeper.billing.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;

/** What has come about in all histories: one in which nothing happens shows nothing. */
final class Tally {

  /** What should come about often. */
  enum Of {
    ACCEPTED,
    REFUSED,
    COVERED,
    UNCOVERED,
    LINKED
  }

  private final Map<Of, Integer> counts = new EnumMap<>(Of.class);

  void count(Of what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** Fails if anything came about less often than that. */
  void hasOfEachAtLeast(int times) {
    for (var what : Of.values()) {
      assertThat(counts.getOrDefault(what, 0))
          .as("%s in %s", what, counts)
          .isGreaterThanOrEqualTo(times);
    }
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
