package io.gracekeeper.benchmarks.sweep;

import java.time.Duration;
import java.util.Collection;

/** The middle and the end of many durations, in milliseconds. */
record Percentiles(double p50, double p99) {

  private static final double NANOS_PER_MILLI = 1e6;

  static Percentiles of(Collection<Duration> durations) {
    var sorted = durations.stream().mapToDouble(Duration::toNanos).sorted().toArray();
    return new Percentiles(
        sorted[sorted.length / 2] / NANOS_PER_MILLI,
        sorted[sorted.length * 99 / 100] / NANOS_PER_MILLI);
  }

  @Override
  public String toString() {
    return "p50 %,.1f ms, p99 %,.1f ms".formatted(p50, p99);
  }
}
