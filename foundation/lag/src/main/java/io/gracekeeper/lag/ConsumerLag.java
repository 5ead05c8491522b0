package io.gracekeeper.lag;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.gracekeeper.clock.Activity;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * The records that a consumer group has not yet dealt with: the ends of its topics less what it has
 * committed.
 */
public final class ConsumerLag implements Activity, AutoCloseable {

  private static final long TIMEOUT_SECONDS = 5;

  private final Admin admin;
  private final String group;
  private final Collection<String> topics;
  private volatile Map<TopicPartition, OffsetSpec> ends = Map.of();

  /**
   * Asks the broker anew each time, but for the partitions of the topics: those it asks for once.
   *
   * @param kafka the client configuration; only the connection's part of it is used
   */
  public ConsumerLag(Map<String, Object> kafka, String group, Collection<String> topics) {
    this.admin = Admin.create(Map.of("bootstrap.servers", servers(kafka)));
    this.group = group;
    this.topics = List.copyOf(topics);
  }

  @Override
  public Report report() {
    var latest = admin.listOffsets(ends()).all();
    var offsets = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
    var dealtWith = committed(await(offsets));
    var lag = await(latest).values().stream().mapToLong(end -> end.offset()).sum() - dealtWith;
    return Report.of(lag, "records behind is " + group, dealtWith);
  }

  @Override
  public void close() {
    admin.close();
  }

  private Map<TopicPartition, OffsetSpec> ends() {
    if (ends.isEmpty()) {
      ends =
          await(admin.describeTopics(topics).allTopicNames()).values().stream()
              .flatMap(topic ->
                  topic.partitions().stream()
                      .map(part -> new TopicPartition(topic.name(), part.partition())))
              .collect(toUnmodifiableMap(Function.identity(), _ -> OffsetSpec.latest()));
    }
    return ends;
  }

  /** A partition without a committed offset counts from its beginning. */
  private long committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
    return offsets.entrySet().stream()
        .filter(entry -> topics.contains(entry.getKey().topic()) && entry.getValue() != null)
        .mapToLong(entry -> entry.getValue().offset())
        .sum();
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the broker.", interrupted);
    } catch (ExecutionException | TimeoutException unanswered) {
      throw new IllegalStateException("The broker did not answer about lag.", unanswered);
    }
  }

  private static Object servers(Map<String, Object> kafka) {
    var servers = kafka.get("bootstrap.servers");
    if (servers == null) {
      throw new IllegalStateException("kafka.bootstrap.servers is not set.");
    }
    return servers;
  }
}
