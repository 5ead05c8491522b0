package io.gracekeeper.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.events.Topics;
import io.gracekeeper.simulator.sns.SnsMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** What lies on the broker. */
public final class KafkaRecords {

  private final Map<String, Object> settings =
      Map.of("bootstrap.servers", SharedKafka.bootstrapServers(), "fetch.max.wait.ms", 20);

  /** What was kept of a notice. */
  public List<ConsumerRecord<String, byte[]>> keptOf(SnsMessage notice) {
    return of(Topics.MARKETPLACE_NOTICES).stream()
        .filter(kept -> header(kept, "notice_id").equals(notice.messageId()))
        .toList();
  }

  /** Waits until so many events were told because of a notice. */
  public List<ConsumerRecord<String, byte[]>> awaitEventsOf(SnsMessage notice, int count) {
    return await(
        Topics.MARKETPLACE_EVENTS,
        count,
        event -> header(event, "ce_notice").equals(notice.messageId()));
  }

  /** Every record of a topic, up to its end now. */
  public List<ConsumerRecord<String, byte[]>> of(String topic) {
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var read = new ArrayList<ConsumerRecord<String, byte[]>>();
      while (!partitions.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
      }
      return read;
    }
  }

  /** Waits until a topic holds so many such records, and returns all of them. */
  public List<ConsumerRecord<String, byte[]>> await(
      String topic, int count, Predicate<ConsumerRecord<String, byte[]>> such) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> of(topic).stream().filter(such).toList(), found -> found.size() >= count);
  }

  /** Puts a record there that no adapter has written, and says where it lies. */
  public RecordMetadata put(ProducerRecord<String, byte[]> record) {
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      return producer.send(record).get();
    } catch (ExecutionException failure) {
      throw new AssertionError("The broker did not take the record.", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** A header's text. */
  public static String header(ConsumerRecord<String, byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }
}
