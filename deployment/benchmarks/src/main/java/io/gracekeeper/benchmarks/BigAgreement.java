package io.gracekeeper.benchmarks;

import io.gracekeeper.benchmarks.running.Database;
import io.gracekeeper.benchmarks.running.Records;
import io.gracekeeper.benchmarks.running.Waiting;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The end of the agreement that pays for 1,000 subscriptions, from the event to the decisions. */
final class BigAgreement {

  private static final String DECIDED =
      "charge where account_id = 'big' and coverage = 'UNCOVERED'";

  private static final Duration AT_MOST = Duration.ofMinutes(1);

  private BigAgreement() {}

  static void end(String bootstrapServers, Database database, Clock clock)
      throws SQLException, ExecutionException, InterruptedException {
    var start = System.nanoTime();
    send(bootstrapServers, clock);
    Waiting.until(
        "the end is decided", AT_MOST, Duration.ofMillis(5), () -> database.rows(DECIDED) > 0);
    var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    System.out.printf(
        "the end of an agreement that pays for %,d: %,d decided at once, after %,d ms%n",
        Million.OF_BIG, database.rows(DECIDED), millis);
  }

  private static void send(String bootstrapServers, Clock clock)
      throws ExecutionException, InterruptedException {
    var names = AgreementNames.ofBuyer(Marketplace.AWS, "redis-cloud-payg", "buyer-big");
    var event = new AgreementEnded(names, EndReason.UNSUBSCRIBED);
    var told = Envelope.of("marketplace-adapter", Cause.notice("notice"), clock.instant(), event);
    try (var producer = Records.producer(bootstrapServers, Map.of())) {
      producer.send(Records.of(told)).get();
    }
  }
}
