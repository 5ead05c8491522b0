package io.gracekeeper.local.timeline;

import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.MarketplaceEvent.AgreementAnswered;
import io.gracekeeper.events.MarketplaceEvent.AgreementState;
import io.gracekeeper.events.MarketplaceEvent.Entitlement;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsRead;
import io.gracekeeper.events.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The events of one story since it began, read from the three topics as anybody may read them, and
 * the lines that tell them. Not for use by several threads.
 */
public final class Timeline implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  /** In the order in which one follows from the other. */
  private static final List<EventFamily<? extends Event>> FAMILIES =
      List.of(EventFamily.MARKETPLACE, EventFamily.BILLING, EventFamily.SUBSCRIPTION);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Predicate<Event> ours;
  private final List<Envelope<? extends Event>> events = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<AgreementNames, AgreementState> answered = new HashMap<>();
  private final Map<AgreementNames, List<Entitlement>> entitled = new HashMap<>();

  /**
   * Begins now: what happened before is not part of it.
   *
   * @param ours whether an event belongs to the story
   */
  public Timeline(String bootstrapServers, Predicate<Event> ours) {
    this.ours = ours;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                50),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    this.partitions =
        FAMILIES.stream()
            .flatMap(family -> consumer.partitionsFor(family.topic()).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.endOffsets(partitions).forEach(consumer::seek);
  }

  /** Reads all that was published until now, and returns the lines that it adds. */
  public List<Line> catchUp() {
    var read = new ArrayList<Envelope<? extends Event>>();
    var ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream().anyMatch(end -> isBefore(end.getKey(), end.getValue()))) {
      for (var one : consumer.poll(POLL)) {
        read.add(decoded(one));
      }
    }
    read.removeIf(envelope -> !ours.test(envelope.event()));
    read.sort(Comparator.comparing(Envelope::occurredAt));
    events.addAll(read);
    return added(read.stream().filter(it -> isNews(it.event())).map(Narrator::tell));
  }

  /** Of what has ended the marketplace is asked each day; what it says again makes no line. */
  private boolean isNews(Event event) {
    return switch (event) {
      case AgreementAnswered(var agreement, var state, _, _) ->
          state != answered.put(agreement, state);
      case EntitlementsRead(var agreement, var entitlements) ->
          !entitlements.equals(entitled.put(agreement, entitlements));
      default -> true;
    };
  }

  /** Adds a line of what somebody does. */
  public void add(Line line) {
    lines.add(line);
  }

  /** All lines so far. */
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  /** All events of the story so far. */
  public Stream<Envelope<? extends Event>> events() {
    return events.stream();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private boolean isBefore(TopicPartition partition, long end) {
    return consumer.position(partition) < end;
  }

  private List<Line> added(Stream<Line> told) {
    var fresh = told.toList();
    lines.addAll(fresh);
    return fresh;
  }

  private static Envelope<? extends Event> decoded(ConsumerRecord<String, byte[]> consumed) {
    var family = FAMILIES.stream().filter(one -> one.topic().equals(consumed.topic())).findFirst();
    return Wire.decode(family.orElseThrow(), consumed);
  }
}
