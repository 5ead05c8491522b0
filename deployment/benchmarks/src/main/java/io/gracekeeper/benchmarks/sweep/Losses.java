package io.gracekeeper.benchmarks.sweep;

import io.gracekeeper.benchmarks.running.Records;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Basis;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.LossReason;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.events.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Billing says of subscriptions, one after the other, that nobody pays for them any more: how long
 * until the platform is told to stop what they run, and until everybody hears that it has stopped.
 */
final class Losses {

  /** Nothing was heard of them but the first word, that they are covered. */
  private static final long REVISION = 2;

  /** As {@code at-rest.sql} has it. */
  private static final int SUBSCRIPTIONS_OF_AN_ACCOUNT = 5;

  private static final Duration GRACE = Duration.ofDays(7);
  private static final Duration TO_BE_HEARD = Duration.ofMinutes(2);

  private final String bootstrapServers;
  private final ControlPlane platform;
  private final Clock clock;

  Losses(String bootstrapServers, ControlPlane platform, Clock clock) {
    this.bootstrapServers = bootstrapServers;
    this.platform = platform;
    this.clock = clock;
  }

  /**
   * How long it took since each was told.
   *
   * @param toPlatform until the platform was told
   * @param toEverybody until DeploymentStopped was heard of
   */
  record Delays(Percentiles toPlatform, Percentiles toEverybody) {}

  /** Tells the losses of a lot, so many a second, and waits until all of it is stopped. */
  Delays tell(Lot lot, int rate) throws InterruptedException, ExecutionException {
    var ledger = platform.begin();
    try (var topic = new StoppedTopic(bootstrapServers, clock);
        var ear = Executors.newVirtualThreadPerTaskExecutor()) {
      var hearing = ear.submit(() -> topic.hear(lot.deployments(), TO_BE_HEARD));
      var said = say(lot, Duration.ofSeconds(1).dividedBy(rate));
      var heard = hearing.get();
      return new Delays(between(said, ledger.told()), between(said, heard));
    }
  }

  private static Percentiles between(Map<String, Instant> said, Map<String, Instant> then) {
    return Percentiles.of(
        then.entrySet().stream()
            .map(it -> Duration.between(said.getOrDefault(it.getKey(), Instant.MIN), it.getValue()))
            .toList());
  }

  private Map<String, Instant> say(Lot lot, Duration apart)
      throws InterruptedException, ExecutionException {
    var said = new HashMap<String, Instant>();
    var sent = new ArrayList<Future<?>>();
    try (var producer = Records.producer(bootstrapServers, Map.of("linger.ms", 0))) {
      producer.partitionsFor(Topics.BILLING_EVENTS); // The first record need not wait for these.
      var start = System.nanoTime();
      for (var nth = 0; nth < lot.count(); nth++) {
        awaitNanos(start + apart.toNanos() * nth);
        var now = clock.instant();
        said.put(Lot.deployment(lot.number(nth)), now);
        sent.add(producer.send(Records.of(loss(lot.number(nth), now))));
      }
      for (var one : sent) {
        one.get();
      }
    }
    return said;
  }

  private static void awaitNanos(long instant) {
    for (var rest = instant - System.nanoTime(); rest > 0; rest = instant - System.nanoTime()) {
      LockSupport.parkNanos(rest);
    }
  }

  private static Envelope<CoverageLost> loss(int number, Instant now) {
    var lost =
        new CoverageLost(
            new AccountId("acc-" + number / SUBSCRIPTIONS_OF_AN_ACCOUNT),
            new SubscriptionId("sub-" + number),
            REVISION,
            LossReason.AGREEMENT_ENDED,
            null,
            GRACE,
            true,
            new Basis(new ProductId("redis"), "A20", "hash"));
    return Envelope.of("billing-service", Cause.notice("notice-" + number), now, lost);
  }
}
