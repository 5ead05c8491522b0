package io.gracekeeper.benchmarks.sweep;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The deployments of one phase, spread evenly over all rows.
 *
 * @param place the number of the first one
 * @param stride from the number of one to that of the next: a multiple of the number of phases, so
 *     that no two lots have one in common
 * @param count of deployments
 */
record Lot(int place, int stride, int count) {

  private static final List<Phase> PHASES = List.of(Phase.values());

  /** Deployments are called by their number after this. */
  private static final String PREFIX = "dep-";

  /** Some of all rows. */
  static Lot of(Phase phase, int count, int rows) {
    var stride = rows / count / PHASES.size() * PHASES.size();
    if (stride == 0) {
      throw new IllegalArgumentException(
          "Of %,d rows no more than %,d may be stopped in a phase."
              .formatted(rows, rows / PHASES.size()));
    }
    return new Lot(PHASES.indexOf(phase), stride, count);
  }

  /** The number of the deployment that is due as the n-th, from 0. */
  int number(int nth) {
    return nth * stride + place;
  }

  static String deployment(int number) {
    return PREFIX + number;
  }

  Set<String> deployments() {
    return IntStream.range(0, count)
        .mapToObj(nth -> deployment(number(nth)))
        .collect(toUnmodifiableSet());
  }

  /**
   * How late somebody was told of a deployment of this lot.
   *
   * @param first the instant at which its first one was due
   * @param apart from one to the next
   */
  Duration lateness(String deployment, Instant toldAt, Instant first, Duration apart) {
    var number = Integer.parseInt(deployment, PREFIX.length(), deployment.length(), 10);
    var nth = (number - place) / stride;
    return Duration.between(first.plus(apart.multipliedBy(nth)), toldAt);
  }

  /** For a script that makes it due: see {@code stopping.sql}. */
  Map<String, ?> values(Instant first, Duration apart) {
    return Map.of("place", place, "stride", stride, "count", count, "first", first, "apart", apart);
  }
}
