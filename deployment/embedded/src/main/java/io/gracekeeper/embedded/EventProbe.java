package io.gracekeeper.embedded;

import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * For tests: puts events on the broker as a neighbour would, and sees what a service puts there.
 * All of them have the shape of their golden files.
 */
public final class EventProbe implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Object> broker;
  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, TopicTail<ConsumerRecord<String, byte[]>>> records =
      new ConcurrentHashMap<>();
  private final Map<EventFamily<?>, TopicTail<? extends Envelope<?>>> events =
      new ConcurrentHashMap<>();

  public EventProbe(String bootstrapServers) {
    this.broker = Map.of("bootstrap.servers", bootstrapServers);
    this.producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
  }

  /** Puts an event on its topic and waits until the broker has it. */
  public void send(Envelope<? extends Event> envelope) {
    send(List.of(envelope));
  }

  /** Puts events on their topics, in order, and waits until the broker has them all. */
  public void send(List<? extends Envelope<? extends Event>> envelopes) {
    envelopes.stream()
        .map(envelope -> Wire.encode(Golden.checked(envelope)))
        .map(it -> sending(it.topic(), it.key(), it.headers(), it.data()))
        .toList()
        .forEach(EventProbe::await);
  }

  /** Puts any record on any topic. */
  public void send(String topic, @Nullable String key, Map<String, String> headers, byte[] data) {
    await(sending(topic, key, headers, data));
  }

  private Future<?> sending(
      String topic, @Nullable String key, Map<String, String> headers, byte[] data) {
    var message = keyed(topic, key, data);
    headers.forEach(
        (name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return producer.send(message);
  }

  private static void await(Future<?> sent) {
    try {
      sent.get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException("The record was not sent.", failure);
    }
  }

  @SuppressWarnings("NullAway") // Kafka's records may lack a key, and do not say so.
  private static ProducerRecord<String, byte[]> keyed(
      String topic, @Nullable String key, byte[] data) {
    return new ProducerRecord<>(topic, key, data);
  }

  /** The first event since the topic began that fits, as soon as it is there. */
  public <E extends Event> Envelope<E> await(EventFamily<E> family, Predicate<Envelope<E>> wanted) {
    return Golden.checked(tail(family).first(wanted, PATIENCE));
  }

  /**
   * The first record of a topic that fits, as soon as it is there.
   *
   * @throws AssertionError if none comes in time
   */
  public ConsumerRecord<String, byte[]> awaitRecord(
      String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
    return records
        .computeIfAbsent(topic, it -> new TopicTail<>(broker, it, Function.identity()))
        .first(wanted, PATIENCE);
  }

  /** All events that fit and are on the topic now. */
  public <E extends Event> List<Envelope<E>> all(
      EventFamily<E> family, Predicate<Envelope<E>> wanted) {
    return tail(family).all().stream().filter(wanted).map(Golden::checked).toList();
  }

  @SuppressWarnings("unchecked") // Only this puts them there, each under its family.
  private <E extends Event> TopicTail<Envelope<E>> tail(EventFamily<E> family) {
    return (TopicTail<Envelope<E>>) events.computeIfAbsent(family, _ -> begun(family));
  }

  private <E extends Event> TopicTail<Envelope<E>> begun(EventFamily<E> family) {
    return new TopicTail<>(broker, family.topic(), consumed -> Wire.decode(family, consumed));
  }

  @Override
  public void close() {
    producer.close();
    records.values().forEach(TopicTail::close);
    events.values().forEach(TopicTail::close);
  }
}
