package io.gracekeeper.adapter.shelf;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Everything that lies on the topics of notices, to be read by whoever may. It may block. */
@ApplicationScoped
public class Shelves {

  /** A person waits, or a replay that can be repeated. */
  private static final int PATIENCE_MILLIS = 5_000;

  /** The next partition is asked only after the one before has answered that it has no more. */
  private static final int NOTHING_FOR_MILLIS = 10;

  /** So many are read, and replayed, at once. */
  private static final int AT_ONCE = 100;

  private final Map<String, Object> connection;

  @Inject
  Shelves(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    connection = new HashMap<>(kafka);
    connection.keySet().retainAll(ConsumerConfig.configNames());
    connection.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    connection.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    connection.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    connection.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
    connection.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, NOTHING_FOR_MILLIS);
    connection.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    connection.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    connection.remove(ConsumerConfig.GROUP_ID_CONFIG);
  }

  /**
   * Goes through a passage up to its end as it is now, in the order of its positions.
   *
   * @param after where to go on; null to begin
   */
  public Reading read(Passage passage, @Nullable Position after) {
    return Reading.of(consumer(), passage, after);
  }

  /** The first things of a passage, at most so many. */
  public List<Lying> first(Passage passage, @Nullable Position after, int atMost) {
    var found = new ArrayList<Lying>();
    try (var reading = read(passage, after)) {
      for (var some = reading.next(); !some.isEmpty(); some = reading.next()) {
        found.addAll(some);
        if (found.size() >= atMost) {
          return found.subList(0, atMost);
        }
      }
    }
    return found;
  }

  /** What lies at a place; empty if nothing does. */
  public Optional<Lying> find(Shelf shelf, Position position) {
    return first(Passage.of(shelf, position), null, 1).stream().findFirst();
  }

  /** A consumer that belongs to no group. */
  public Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        connection, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
