package io.gracekeeper.benchmarks.sweep;

import io.gracekeeper.benchmarks.running.JavaProcess;
import io.gracekeeper.benchmarks.running.Waiting;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** What every contestant is put through, the same for each. */
final class Measurements {

  /** How long stops become due one after the other. */
  static final Duration STEADY = Duration.ofSeconds(60);

  /** So far ahead the first of them is due: until then the rows must be there. */
  private static final Duration AHEAD = Duration.ofSeconds(30);

  /** A storm is spread so that every row has an instant of its own. */
  private static final Duration NEXT_TO_NOTHING = Duration.of(1, ChronoUnit.MICROS);

  private static final Duration AT_MOST = Duration.ofMinutes(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  private final String who;
  private final Contestant contestant;
  private final ControlPlane platform;
  private final Clock clock;

  Measurements(String who, Contestant contestant, ControlPlane platform, Clock clock) {
    this.who = who;
    this.contestant = contestant;
    this.platform = platform;
    this.clock = clock;
  }

  /** Says how long that took, and what lies on the disk then. */
  void fill(int rows) throws SQLException, IOException {
    var start = System.nanoTime();
    contestant.fill(rows);
    print("%,d at rest".formatted(rows), contestant.sizes());
    print("filled in", "%,.0f s".formatted(seconds(System.nanoTime() - start)));
  }

  /** Not measured. */
  void warmUp(Lot lot) throws SQLException, IOException {
    drain(lot);
  }

  /** All are due at once. */
  void storm(Lot lot) throws SQLException, IOException {
    var drained = drain(lot);
    var seconds = seconds(drained.nanos());
    var millis = drained.processorTime().toNanos() / NANOS_PER_MILLI / lot.count();
    print("storm of %,d".formatted(lot.count()), "%.1f s".formatted(seconds));
    print("storm, steps carried out", "%,.0f/s".formatted(lot.count() / seconds));
    print("storm, time of a processor for a step", "%.2f ms".formatted(millis));
    print("storm, told again under a higher fence", "%,d".formatted(drained.repeats()));
    print("after the storm", contestant.sizes());
  }

  private record Drained(long nanos, Duration processorTime, int repeats) {}

  private Drained drain(Lot lot) throws SQLException, IOException {
    var ledger = platform.begin();
    contestant.makeDue(lot, clock.instant(), NEXT_TO_NOTHING);
    var start = System.nanoTime();
    var before = contestant.processorTime();
    awaitAll(lot, ledger);
    var nanos = System.nanoTime() - start;
    return new Drained(nanos, contestant.processorTime().minus(before), ledger.repeats());
  }

  private void awaitAll(Lot lot, Ledger ledger) throws SQLException {
    Waiting.until(
        "the platform was told of all",
        AT_MOST,
        BETWEEN_LOOKS,
        () -> ledger.deployments() == lot.count());
    Waiting.until("all is written down", AT_MOST, BETWEEN_LOOKS, () -> contestant.left() == 0);
  }

  /** They become due one after the other; says how long after that the platform was told. */
  void steady(Lot lot) throws SQLException, IOException {
    var ledger = platform.begin();
    var first = clock.instant().plus(AHEAD).truncatedTo(ChronoUnit.MILLIS);
    var apart = STEADY.dividedBy(lot.count());
    contestant.makeDue(lot, first, apart);
    if (clock.instant().isAfter(first)) {
      throw new IllegalStateException("The rows were not there in " + AHEAD + ".");
    }
    awaitAll(lot, ledger);
    print(
        "steady, one every %,d ms, lateness".formatted(apart.toMillis()),
        Percentiles.of(ledger.lateness(lot, first, apart)).toString());
    print("steady, told again under a higher fence", "%,d".formatted(ledger.repeats()));
  }

  void memory() {
    contestant
        .memory()
        .ifPresent(memory -> print("memory with " + JavaProcess.HEAP, memory.toString()));
  }

  private static double seconds(long nanos) {
    return nanos / NANOS_PER_SECOND;
  }

  void print(String what, String figure) {
    System.out.printf("%s, %s: %s%n", who, what, figure);
  }
}
