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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/** Notes what was replayed, and tells what is noted, also by other instances. It may block. */
@ApplicationScoped
public class Journal {

  static final String CHANNEL = "replays-noted";

  private static final Logger LOG = Logger.getLogger(Journal.class);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int WAITING_AT_MOST = 256;

  /** Before the id of a replay; what stands before a position is the name of its shelf. */
  private static final String REPLAYS = "replays";

  private static final String ANSWERS = "answers";

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
                .ifPresent(position ->
                    read(entry, Attempt.class).ifPresent(attempt -> found.put(position, attempt))));
    return found;
  }

  /** Every replay of a passage, the newest first. */
  public List<Replay> replays() {
    return topic.entriesUnder(REPLAYS).values().stream()
        .flatMap(entry -> read(entry, Replay.class).stream())
        .sorted(comparing(Replay::place).reversed())
        .toList();
  }

  /** One of them; empty if there is none of this id. */
  public Optional<Replay> replay(String id) {
    return Optional.ofNullable(topic.entriesUnder(REPLAYS).get(id))
        .flatMap(entry -> read(entry, Replay.class));
  }

  /** What was answered to a request with a key; empty if none came. */
  public Optional<Answered> answer(String key) {
    return Optional.ofNullable(topic.entriesUnder(ANSWERS).get(key))
        .flatMap(entry -> read(entry, Answered.class));
  }

  /** Returns once it is durable. */
  public void note(String key, Answered answered) {
    note(ANSWERS, key, answered).await().atMost(PATIENCE);
  }

  /** Likewise. */
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

  /** Empty for what a newer version has written, and this one does not understand. */
  private <T> Optional<T> read(byte[] entry, Class<T> type) {
    try {
      return Optional.ofNullable(json.readValue(entry, type));
    } catch (IOException foreign) {
      LOG.warnf("An entry of the journal cannot be read why=%s", foreign.getMessage());
      return Optional.empty();
    }
  }
}
