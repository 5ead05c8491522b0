package io.gracekeeper.embedded;

import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * For tests: puts events on the broker as a neighbour would, and sees what a service puts there.
 */
public final class EventProbe implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Object> broker;
  private final KafkaProducer<String, byte[]> producer;

  public EventProbe(String bootstrapServers) {
    this.broker = Map.of("bootstrap.servers", bootstrapServers);
    this.producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
  }

  /** Puts an event on its topic and waits until the broker has it. */
  public void send(Envelope<? extends Event> envelope) {
    var encoded = Wire.encode(envelope);
    send(encoded.topic(), encoded.key(), encoded.headers(), encoded.data());
  }

  /** Puts any record on any topic. */
  public void send(String topic, String key, Map<String, String> headers, byte[] data) {
    var message = new ProducerRecord<>(topic, key, data);
    headers.forEach(
        (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    try {
      producer.send(message).get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException("The record was not sent.", failure);
    }
  }

  /** The first event since the topic began that fits, as soon as it is there. */
  public <E extends Event> Envelope<E> await(EventFamily<E> family, Predicate<Envelope<E>> wanted) {
    var seen = read(family.topic(), decoded -> wanted.test(Wire.decode(family, decoded)), 1);
    return Wire.decode(family, seen.getFirst());
  }

  /** The first record of a topic that fits, as soon as it is there. */
  public ConsumerRecord<String, byte[]> awaitRecord(
      String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
    return read(topic, wanted, 1).getFirst();
  }

  /** All events that fit and are on the topic now. */
  public <E extends Event> List<Envelope<E>> all(
      EventFamily<E> family, Predicate<Envelope<E>> wanted) {
    return read(family.topic(), decoded -> wanted.test(Wire.decode(family, decoded)), 0).stream()
        .map(decoded -> Wire.decode(family, decoded))
        .toList();
  }

  /**
   * Reads a topic from its beginning: until so many fit, or, for none, to its present end.
   *
   * @throws AssertionError if too few fit in time
   */
  private List<ConsumerRecord<String, byte[]>> read(
      String topic, Predicate<ConsumerRecord<String, byte[]>> wanted, int enough) {
    var fitting = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(broker, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(part -> new org.apache.kafka.common.TopicPartition(topic, part.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var deadline = Instant.now().plus(PATIENCE);
      while (true) {
        for (var one : consumer.poll(Duration.ofMillis(100))) {
          if (wanted.test(one)) {
            fitting.add(one);
          }
        }
        if (enough > 0 && fitting.size() >= enough) {
          return fitting;
        }
        if (enough == 0
            && ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
          return fitting;
        }
        if (Instant.now().isAfter(deadline)) {
          throw new AssertionError("Nothing that fits came to " + topic + " in " + PATIENCE + ".");
        }
      }
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
