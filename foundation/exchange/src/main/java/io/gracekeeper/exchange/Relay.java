package io.gracekeeper.exchange;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.Rounds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Brings the outbox to the broker, in order. Only one relay of a service works at a time, however
 * many instances run; a row is deleted only when the broker has it, so a relay that dies leaves its
 * rows to the next, and some may be published twice.
 */
@Singleton
public class Relay implements Activity {

  /** Rows that are on their way at once; they share the broker's round trips. */
  static final int BATCH = 500;

  /** A row of another instance is found after this at the latest; our own wake us at once. */
  private static final Duration REST = Duration.ofSeconds(1);

  private final DataSource database;
  private final Rounds rounds = new Rounds("outbox-relay", this::round);
  private final AtomicLong published = new AtomicLong();
  private final Producer<byte[], byte[]> producer;

  @Inject
  Relay(DataSource database, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.database = database;
    this.producer = producer(kafka);
  }

  void start(@Observes StartupEvent event) {
    rounds.start();
  }

  void stop(@Observes ShutdownEvent event) {
    rounds.close();
    producer.close(Duration.ofSeconds(5));
  }

  /** There is something in the outbox. */
  void wake() {
    rounds.wake();
  }

  private Duration round() {
    int sent;
    do {
      sent = QuarkusTransaction.requiringNew().call(this::drain);
      published.addAndGet(sent);
    } while (sent == BATCH);
    return REST;
  }

  private int drain() throws SQLException, ExecutionException, InterruptedException {
    try (var connection = database.getConnection()) {
      if (!isOurTurn(connection)) {
        return 0;
      }
      var rows = OutboxRow.oldest(connection, BATCH);
      var sent = new ArrayList<Future<RecordMetadata>>(rows.size());
      for (var row : rows) {
        sent.add(producer.send(row.asRecord()));
      }
      for (var one : sent) {
        one.get();
      }
      OutboxRow.delete(connection, rows);
      return rows.size();
    }
  }

  private static boolean isOurTurn(Connection connection) throws SQLException {
    try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
      lock.setLong(1, RelayLock.NUMBER);
      try (var row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  @Override
  public Report report() {
    try (var connection = database.getConnection();
        var count = connection.prepareStatement("select count(*) from outbox");
        var row = count.executeQuery()) {
      row.next();
      return Report.of(row.getLong(1), "events in the outbox", published.get());
    } catch (SQLException unreadable) {
      throw new IllegalStateException("The outbox cannot be read.", unreadable);
    }
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> kafka) {
    var config = new HashMap<>(kafka);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Kafka 4 waits 5 ms by default to fill a batch; ours is full already or small.
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
