package io.gracekeeper.benchmarks.sweep;

import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStopped;
import io.gracekeeper.events.Topics;
import io.gracekeeper.events.Wire;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears which deployments are observed to have stopped, from now on. */
final class StoppedTopic implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Clock clock;

  StoppedTopic(String bootstrapServers, Clock clock) {
    this.clock = clock;
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(Topics.SUBSCRIPTION_EVENTS).stream()
            .map(part -> new TopicPartition(part.topic(), part.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // The end of now, not that of the first poll.
  }

  /**
   * Hears of these deployments.
   *
   * @return when each was heard of, by its id
   * @throws IllegalStateException if one was not heard of in time
   */
  Map<String, Instant> hear(Set<String> deployments, Duration atMost) {
    var heard = new HashMap<String, Instant>();
    var deadline = System.nanoTime() + atMost.toNanos();
    while (heard.size() < deployments.size()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "In %s %,d of %,d were heard of.".formatted(atMost, heard.size(), deployments.size()));
      }
      for (var consumed : consumer.poll(POLL)) {
        if (Wire.decode(EventFamily.SUBSCRIPTION, consumed).event()
                instanceof DeploymentStopped stopped
            && deployments.contains(stopped.deployment().value())) {
          heard.putIfAbsent(stopped.deployment().value(), clock.instant());
        }
      }
    }
    return heard;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
