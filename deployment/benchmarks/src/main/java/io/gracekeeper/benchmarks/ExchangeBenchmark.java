package io.gracekeeper.benchmarks;

import io.gracekeeper.benchmarks.running.Database;
import io.gracekeeper.benchmarks.running.ServiceProcess.Surroundings;
import io.gracekeeper.benchmarks.running.Waiting;
import io.gracekeeper.embedded.EmbeddedPostgreSql;
import io.gracekeeper.embedded.FreePort;
import io.gracekeeper.embedded.KafkaProcess;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How many events a second billing-service takes in (inbox, state, outbox, offset) and how many its
 * relay publishes, one after the other, beside a plain loop on the same broker and database.
 */
public final class ExchangeBenchmark {

  /** Before these the service is still warming up. */
  private static final int WARM_UP = 60_000;

  private static final int MEASURED = 100_000;
  private static final int ALL = WARM_UP + MEASURED;
  private static final Duration AT_MOST = Duration.ofMinutes(3);

  /** Nobody calls the service, so nobody is there to believe. */
  private static final URI NOBODY = URI.create("http://127.0.0.1:" + FreePort.find());

  private ExchangeBenchmark() {}

  /**
   * Runs for about a minute.
   *
   * @param arguments billing-service's jar
   */
  public static void main(String[] arguments) throws Exception {
    try (var kafka = KafkaProcess.start();
        var postgreSql = EmbeddedPostgreSql.start(EmbeddedPostgreSql.DURABLE)) {
      var servers = kafka.bootstrapServers();
      Opened.send(servers, ALL);
      var plain = new PlainLoop(servers, new Database(postgreSql.create("plain")));
      var plainTaken = plain.take(WARM_UP, ALL);
      var plainPublished = rate(ALL, plain::publish);

      var database = new Database(postgreSql.create("billing"));
      var surroundings = new Surroundings(servers, database, NOBODY);
      try (var _ = BillingService.start(Path.of(arguments[0]), surroundings, "nobody registers");
          var relay = database.withoutRelay()) {
        awaitRows(database, "charge", WARM_UP, ALL);
        var before = database.rows("charge");
        var taken = rate(ALL - before, () -> awaitRows(database, "charge", ALL, ALL));
        Database.letRelayRun(relay);
        awaitRows(database, "outbox", 0, MEASURED);
        var waiting = database.rows("outbox");
        var published = rate(waiting, () -> awaitRows(database, "outbox", 0, 0));
        report("taken in", taken, plainTaken);
        report("published", published, plainPublished);
      }
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double rate(long events, Work work) throws Exception {
    var start = System.nanoTime();
    work.run();
    return perSecond(events, System.nanoTime() - start);
  }

  static double perSecond(long events, long nanos) {
    return events * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
  }

  /** Waits until a table has at least and at most so many rows. */
  private static void awaitRows(Database database, String table, long least, long most)
      throws SQLException {
    var what = "%,d to %,d rows in %s".formatted(least, most, table);
    Waiting.until(
        what, AT_MOST, Duration.ofMillis(100), () -> isBetween(database, table, least, most));
  }

  private static boolean isBetween(Database database, String table, long least, long most) {
    try {
      var rows = database.rows(table);
      return rows >= least && rows <= most;
    } catch (SQLException notYet) {
      return false; // The service makes its tables when it starts.
    }
  }

  private static void report(String what, double product, double plain) {
    System.out.printf(
        "%s: %,.0f events/s, plain loop %,.0f events/s, ratio %.2f%n",
        what, product, plain, product / plain);
  }
}
