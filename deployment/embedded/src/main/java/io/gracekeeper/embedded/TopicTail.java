package io.gracekeeper.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Everything on one topic, read once and kept, so that a test may ask again and again.
 *
 * @param <T> what a record is read as
 */
final class TopicTail<T> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);

  private final String topic;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Function<ConsumerRecord<String, byte[]>, T> reading;
  private final List<T> seen = new ArrayList<>();

  TopicTail(
      Map<String, Object> broker,
      String topic,
      Function<ConsumerRecord<String, byte[]>, T> reading) {
    this.topic = topic;
    this.reading = reading;
    this.consumer =
        new KafkaConsumer<>(broker, new StringDeserializer(), new ByteArrayDeserializer());
    this.partitions =
        consumer.partitionsFor(topic).stream()
            .map(part -> new TopicPartition(topic, part.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** The first that fits, as soon as it is there. */
  synchronized T first(Predicate<T> wanted, Duration patience) {
    var polls = patience.dividedBy(POLL);
    var looked = 0;
    for (var poll = 0L; poll <= polls; poll++) {
      for (; looked < seen.size(); looked++) {
        if (wanted.test(seen.get(looked))) {
          return seen.get(looked);
        }
      }
      read();
    }
    throw new AssertionError("Nothing that fits came to " + topic + " in " + patience + ".");
  }

  /** All up to its present end. */
  synchronized List<T> all() {
    var ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      read();
    }
    return List.copyOf(seen);
  }

  private void read() {
    consumer.poll(POLL).forEach(found -> seen.add(reading.apply(found)));
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
