package io.gracekeeper.lag;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.gracekeeper.clock.Activity;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The records that a consumer group has not yet dealt with: the ends of its topics less what it has
 * committed. It asks as one of the group that takes no partitions, which knows whom to ask; Kafka's
 * Admin looks for the group's coordinator each time.
 */
public final class ConsumerLag implements Activity, AutoCloseable {

  private static final int TIMEOUT_MILLIS = 5_000;

  private final Consumer<byte[], byte[]> consumer;
  private final String group;
  private final Collection<String> topics;
  private Set<TopicPartition> partitions = Set.of();

  /**
   * Asks the broker anew each time, but for the partitions of the topics: those it asks for once.
   *
   * @param kafka the client configuration; only the connection's part of it is used
   */
  public ConsumerLag(Map<String, Object> kafka, String group, Collection<String> topics) {
    this.consumer = consumer(kafka, group);
    this.group = group;
    this.topics = List.copyOf(topics);
  }

  @Override
  public synchronized Report report() {
    try {
      if (partitions.isEmpty()) {
        partitions = partitions();
      }
      var dealtWith = dealtWith();
      var ends = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      return Report.of(ends - dealtWith, "records behind is " + group, dealtWith);
    } catch (KafkaException unanswered) {
      throw new IllegalStateException("The broker did not answer about lag.", unanswered);
    }
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }

  private Set<TopicPartition> partitions() {
    return topics.stream().flatMap(this::partitions).collect(toUnmodifiableSet());
  }

  private Stream<TopicPartition> partitions(String topic) {
    var found = consumer.partitionsFor(topic);
    if (found.isEmpty()) {
      throw new IllegalStateException("The broker has no topic " + topic + ".");
    }
    return found.stream().map(part -> new TopicPartition(topic, part.partition()));
  }

  /** A partition without a committed offset counts from its beginning. */
  private long dealtWith() {
    return consumer.committed(partitions).values().stream()
        .filter(Objects::nonNull)
        .mapToLong(OffsetAndMetadata::offset)
        .sum();
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> kafka, String group) {
    var servers = kafka.get("bootstrap.servers");
    if (servers == null) {
      throw new IllegalStateException("kafka.bootstrap.servers is not set.");
    }
    var config = new HashMap<String, Object>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
