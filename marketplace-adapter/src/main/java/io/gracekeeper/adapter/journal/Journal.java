package io.gracekeeper.adapter.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gracekeeper.adapter.shelf.Position;
import io.gracekeeper.adapter.shelf.Shelf;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Notes what was replayed, and tells what is noted, also by other instances. It may block. */
@ApplicationScoped
public class Journal {

  static final String CHANNEL = "replays-noted";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int WAITING_AT_MOST = 256;

  /** Before the id of a replay; what stands before a position is the name of its shelf. */
  private static final String REPLAYS = "replays";

  private final MutinyEmitter<byte[]> broker;
  private final JournalTopic topic;
  private final ObjectMapper json;

  @Inject
  Journal(
      @Channel(CHANNEL)
          @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING_AT_MOST)
          MutinyEmitter<byte[]> broker,
      JournalTopic topic,
      ObjectMapper json) {
    this.broker = broker;
    this.topic = topic;
    this.json = json;
  }

  /** The last attempt at each thing of a shelf. */
  public Map<Position, Attempt> attempts(Shelf shelf) {
    var found = new TreeMap<Position, Attempt>();
    topic
        .entriesUnder(shelf.title())
        .forEach((name, entry) ->
            Position.read(name)
                .ifPresent(position -> found.put(position, read(entry, Attempt.class))));
    return found;
  }

  /** Every replay of a passage, the newest first. */
  public List<Replay> replays() {
    return topic.entriesUnder(REPLAYS).values().stream()
        .map(entry -> read(entry, Replay.class))
        .sorted(comparing(Replay::place).reversed())
        .toList();
  }

  /** One of them; empty if there is none of this id. */
  public Optional<Replay> replay(String id) {
    return Optional.ofNullable(topic.entriesUnder(REPLAYS).get(id))
        .map(entry -> read(entry, Replay.class));
  }

  /** Returns once it is durable. */
  public void note(Replay replay) {
    note(REPLAYS, replay.id(), replay).await().atMost(PATIENCE);
  }

  /** Likewise, of each thing on a shelf. */
  public void note(Shelf shelf, Map<Position, Attempt> attempts) {
    if (!attempts.isEmpty()) {
      var noted =
          attempts.entrySet().stream()
              .map(one -> note(shelf.title(), one.getKey().toString(), one.getValue()))
              .toList();
      Uni.join().all(noted).andFailFast().await().atMost(PATIENCE);
    }
  }

  private Uni<Void> note(String folder, String name, Object entry) {
    topic.make();
    var record = OutgoingKafkaRecordMetadata.<String>builder().withKey(folder + "/" + name).build();
    return broker.sendMessage(Message.of(written(entry), Metadata.of(record)));
  }

  private byte[] written(Object entry) {
    try {
      return json.writeValueAsString(entry).getBytes(UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("An entry could not be written.", impossible);
    }
  }

  private <T> T read(byte[] entry, Class<T> type) {
    try {
      return json.readValue(entry, type);
    } catch (IOException foreign) {
      throw new UncheckedIOException("An entry of the journal is none.", foreign);
    }
  }
}
