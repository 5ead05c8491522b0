package io.gracekeeper.adapter.shelf;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Goes through a passage, a batch at a time, up to its end as it was when the reading began. */
public final class Reading implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * Kafka finds by the time at which a record was written, which is soon after it was received, and
   * by another machine's clock; nobody is left out for less than this.
   */
  private static final Duration SLACK = Duration.ofMinutes(10);

  private final Consumer<byte[], byte[]> consumer;
  private final Passage passage;
  private final Queue<Stretch> ahead;
  private @Nullable Stretch here;

  /** A part of one partition. */
  private record Stretch(TopicPartition in, long from, long until) {

    long length() {
      return until - from;
    }
  }

  private Reading(Consumer<byte[], byte[]> consumer, Passage passage, Collection<Stretch> ahead) {
    this.consumer = consumer;
    this.passage = passage;
    this.ahead = new ArrayDeque<>(ahead);
  }

  /** Opens a passage after a position; the consumer goes with it. */
  static Reading of(Consumer<byte[], byte[]> consumer, Passage passage, @Nullable Position after) {
    try {
      return new Reading(consumer, passage, stretches(consumer, passage, after));
    } catch (RuntimeException unreachable) {
      consumer.close();
      throw unreachable;
    }
  }

  /** How many lie ahead, at most: some of them may have been received at another time. */
  public long ahead() {
    return ahead.stream().mapToLong(Stretch::length).sum();
  }

  /**
   * The next ones; empty at the end.
   *
   * @throws TimeoutException if the broker does not answer
   */
  public List<Lying> next() {
    for (var stretch = stretch(); stretch != null; stretch = stretch()) {
      var found = poll(stretch);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private @Nullable Stretch stretch() {
    while (here == null || consumer.position(here.in()) >= here.until()) {
      here = ahead.poll();
      if (here == null) {
        return null;
      }
      consumer.assign(List.of(here.in()));
      consumer.seek(here.in(), here.from());
    }
    return here;
  }

  private List<Lying> poll(Stretch stretch) {
    var before = consumer.position(stretch.in());
    var polled = consumer.poll(PATIENCE).records(stretch.in());
    if (polled.isEmpty() && consumer.position(stretch.in()) == before) {
      throw new TimeoutException("The broker does not give what it has.");
    }
    return polled.stream()
        .filter(record -> record.offset() < stretch.until())
        .map(record -> Lying.of(passage.shelf(), record))
        .filter(passage::holds)
        .toList();
  }

  private static List<Stretch> stretches(
      Consumer<byte[], byte[]> consumer, Passage passage, @Nullable Position after) {
    var partitions =
        consumer.partitionsFor(passage.shelf().topic()).stream()
            .filter(info -> passage.isIn(info.partition()))
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    var first = new HashMap<>(consumer.beginningOffsets(partitions));
    var last = new HashMap<>(consumer.endOffsets(partitions));
    if (passage.receivedFrom() != null) {
      var early = written(consumer, partitions, passage.receivedFrom().minus(SLACK));
      first.putAll(last); // Where nothing was written since, there is nothing.
      first.putAll(early);
    }
    // What died may have been received long before.
    if (passage.receivedUntil() != null && passage.shelf() == Shelf.KEPT) {
      last.putAll(written(consumer, partitions, passage.receivedUntil().plus(SLACK)));
    }
    return partitions.stream()
        .sorted(comparingInt(TopicPartition::partition))
        .map(one ->
            new Stretch(
                one,
                Math.max(
                    first.getOrDefault(one, 0L),
                    Math.max(orElse(passage.from(), 0), next(one, after))),
                Math.min(last.getOrDefault(one, 0L), orElse(passage.until(), Long.MAX_VALUE))))
        .filter(stretch -> stretch.length() > 0)
        .toList();
  }

  /** Where on each partition the first record is that was written then or later. */
  private static Map<TopicPartition, Long> written(
      Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions, Instant at) {
    var asked =
        partitions.stream()
            .collect(toMap(Function.identity(), _ -> Math.max(0, at.toEpochMilli())));
    return consumer.offsetsForTimes(asked).entrySet().stream()
        .filter(found -> found.getValue() != null)
        .collect(toMap(Map.Entry::getKey, found -> found.getValue().offset()));
  }

  /** Where to go on in a partition; everything in those before is behind us. */
  private static long next(TopicPartition partition, @Nullable Position after) {
    if (after == null || partition.partition() > after.partition()) {
      return 0;
    }
    return partition.partition() == after.partition() ? after.offset() + 1 : Long.MAX_VALUE;
  }

  private static long orElse(@Nullable Long bound, long otherwise) {
    return bound == null ? otherwise : bound;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
