package io.gracekeeper.adapter.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;

import io.gracekeeper.adapter.shelf.Shelves;
import io.gracekeeper.events.Topics;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * The topic under the journal, which keeps the last entry of each name. It is read on to its end
 * whenever somebody asks, so that whoever has just noted something finds it, wherever they ask.
 */
@ApplicationScoped
class JournalTopic {

  private static final String NAME = Topics.MARKETPLACE_NOTICES + ".replays";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, Object> connection;
  private final Shelves shelves;
  private final ReentrantLock alone = new ReentrantLock();
  private final Map<String, byte[]> entries = new HashMap<>();
  private volatile boolean isMade;
  private @Nullable Consumer<byte[], byte[]> reader;

  @Inject
  JournalTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka, Shelves shelves) {
    this.connection = new HashMap<>(kafka);
    this.connection.keySet().retainAll(AdminClientConfig.configNames());
    this.shelves = shelves;
  }

  /** The entries whose names begin with this and a slash, by the rest of their names. */
  Map<String, byte[]> entriesUnder(String folder) {
    alone.lock();
    try {
      readOn();
      var found = new HashMap<String, byte[]>();
      entries.forEach((name, entry) -> {
        if (name.startsWith(folder + "/")) {
          found.put(name.substring(folder.length() + 1), entry);
        }
      });
      return found;
    } finally {
      alone.unlock();
    }
  }

  private void readOn() {
    var consumer = reader == null ? opened() : reader;
    reader = consumer;
    var ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      var polled = consumer.poll(PATIENCE);
      if (polled.isEmpty()) {
        throw new TimeoutException("The broker does not give what it has.");
      }
      polled.forEach(this::take);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> entry) {
    if (entry.key() != null && entry.value() != null) {
      entries.put(new String(entry.key(), UTF_8), entry.value());
    }
  }

  private Consumer<byte[], byte[]> opened() {
    make();
    var consumer = shelves.consumer();
    var partitions =
        consumer.partitionsFor(NAME).stream()
            .map(info -> new TopicPartition(NAME, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  /** Made by ourselves, because a broker that makes it by chance would forget what it holds. */
  void make() {
    if (isMade) {
      return;
    }
    var topic =
        new NewTopic(NAME, Optional.of(1), Optional.empty())
            .configs(Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT));
    try (var admin = Admin.create(connection)) {
      admin.createTopics(List.of(topic)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      isMade = true;
    } catch (ExecutionException refused) {
      if (!(refused.getCause() instanceof TopicExistsException)) {
        throw new TimeoutException("The topic of the journal cannot be made now.", refused);
      }
      isMade = true;
    } catch (java.util.concurrent.TimeoutException silent) {
      throw new TimeoutException("The broker does not answer.", silent);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new TimeoutException("The service stops.", stopping);
    }
  }

  @PreDestroy
  void close() {
    if (reader != null) {
      reader.close();
    }
  }
}
