package io.gracekeeper.benchmarks;

import io.gracekeeper.benchmarks.running.Records;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionEvent.SubscriptionOpened;
import io.gracekeeper.events.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Many subscriptions that were opened: each is one row and one decision for billing. */
final class Opened {

  private static final int ACCOUNTS = 1_000;
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Opened() {}

  /** Puts them on the broker. */
  static void send(String bootstrapServers, int count)
      throws ExecutionException, InterruptedException {
    var tuning = Map.of("linger.ms", 20, "batch.size", 131_072);
    try (var producer = Records.producer(bootstrapServers, tuning)) {
      var sent = new ArrayList<Future<?>>(count);
      for (int i = 0; i < count; i++) {
        sent.add(producer.send(record(i)));
      }
      for (var one : sent) {
        one.get();
      }
    }
  }

  private static ProducerRecord<String, byte[]> record(int number) {
    var event =
        new SubscriptionOpened(
            new AccountId("account-" + number % ACCOUNTS),
            new SubscriptionId("subscription-" + number),
            new ProductId("redis"),
            null,
            null);
    var cause = Cause.of("request:" + number);
    return Records.of(Envelope.of("subscription-service", cause, NOON, event));
  }
}
