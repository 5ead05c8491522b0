package io.gracekeeper.billing.chronicle;

import io.gracekeeper.embedded.EventProbe;
import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Tells billing what its neighbours tell, and hears from now on what billing publishes. */
final class Broker implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);

  private final EventProbe neighbours = new EventProbe(SharedKafka.bootstrapServers());
  private final KafkaConsumer<String, byte[]> consumer =
      new KafkaConsumer<>(
          // A fetch that waits for more would keep everything behind it waiting too.
          Map.of("bootstrap.servers", SharedKafka.bootstrapServers(), "fetch.max.wait.ms", 5),
          new StringDeserializer(),
          new ByteArrayDeserializer());
  private final List<TopicPartition> partitions =
      consumer.partitionsFor(EventFamily.BILLING.topic()).stream()
          .map(part -> new TopicPartition(part.topic(), part.partition()))
          .toList();
  private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();

  Broker() {
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  void send(Envelope<? extends Event> envelope) {
    neighbours.send(envelope);
  }

  /** What billing has published of these accounts, in its order. */
  List<BillingEvent> publishedOf(Collection<String> accounts) {
    catchUp();
    return heard.stream()
        .filter(record -> accounts.contains(record.key()))
        .map(record -> Wire.decode(EventFamily.BILLING, record).event())
        .toList();
  }

  /** How much that is. */
  long countOf(Collection<String> accounts) {
    catchUp();
    return heard.stream().filter(record -> accounts.contains(record.key())).count();
  }

  private void catchUp() {
    var ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(heard::add);
    }
  }

  @Override
  public void close() {
    consumer.close();
    neighbours.close();
  }
}
