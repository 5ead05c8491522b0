package io.gracekeeper.benchmarks;

import io.gracekeeper.benchmarks.running.Database;
import io.gracekeeper.events.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The least that such work can be: a poll, one transaction with a row each in inbox, state, history
 * and outbox, the offset; then rows of the outbox to the broker. It decides and checks nothing.
 */
final class PlainLoop {

  private static final int BATCH = 500;

  private static final String TABLES =
      """
      create table inbox (ce_id text primary key, received_at timestamptz not null default now());
      create table charge (subscription_id text primary key, account_id text not null,
        product text not null, coverage text not null, coverage_revision bigint not null);
      create index charge_of_account on charge (account_id);
      create table decision (subscription_id text not null, coverage_revision bigint not null,
        account_id text not null, decided_at timestamptz not null, paid_by text,
        fallbacks text[] not null, cause text not null, rule text not null,
        policy_hash text not null, primary key (subscription_id, coverage_revision));
      create table outbox (seq bigint generated always as identity primary key,
        topic text not null, record_key bytea, headers json not null, data bytea not null);
      """;

  private final String bootstrapServers;
  private final Database database;

  PlainLoop(String bootstrapServers, Database database) throws SQLException {
    this.bootstrapServers = bootstrapServers;
    this.database = database;
    database.run(TABLES);
  }

  /**
   * Takes all events.
   *
   * @param warmUp so many before the measurement begins
   * @return events per second after that
   */
  double take(int warmUp, int all) throws SQLException {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "group.id",
            "plain-loop",
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false,
            "max.poll.records",
            BATCH);
    try (var connection = database.connect();
        var consumer =
            new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      connection.setAutoCommit(false);
      consumer.subscribe(List.of(Topics.SUBSCRIPTION_EVENTS));
      var taken = take(connection, consumer, warmUp);
      var start = System.nanoTime();
      var measured = take(connection, consumer, all - taken);
      return ExchangeBenchmark.perSecond(measured, System.nanoTime() - start);
    }
  }

  private static int take(
      Connection connection, KafkaConsumer<String, byte[]> consumer, int atLeast)
      throws SQLException {
    var taken = 0;
    while (taken < atLeast) {
      var batch = consumer.poll(Duration.ofSeconds(1));
      write(connection, batch);
      connection.commit();
      consumer.commitAsync();
      taken += batch.count();
    }
    return taken;
  }

  private static void write(Connection connection, ConsumerRecords<String, byte[]> batch)
      throws SQLException {
    try (var inbox =
            connection.prepareStatement(
                "insert into inbox (ce_id) select unnest(?) on conflict do nothing");
        var charge =
            connection.prepareStatement("insert into charge values (?, ?, 'redis', 'COVERED', 1)");
        var decision =
            connection.prepareStatement(
                "insert into decision values (?, 1, ?, now(), 'card', '{}', ?, 'A33', 'hash')");
        var outbox =
            connection.prepareStatement(
                "insert into outbox (topic, record_key, headers, data)"
                    + " values ('billing-events', ?, ?::json, ?)")) {
      var ids = new ArrayList<String>();
      for (var record : batch) {
        var id = id(record);
        ids.add(id);
        charge.setString(1, id);
        charge.setString(2, record.key());
        charge.addBatch();
        decision.setString(1, id);
        decision.setString(2, record.key());
        decision.setString(3, id);
        decision.addBatch();
        outbox.setBytes(1, record.key().getBytes(StandardCharsets.UTF_8));
        outbox.setString(2, "{\"ce_id\":\"" + id + "\",\"ce_cause\":\"" + id + "\"}");
        outbox.setBytes(3, record.value());
        outbox.addBatch();
      }
      inbox.setArray(1, connection.createArrayOf("text", ids.toArray()));
      inbox.executeUpdate();
      charge.executeBatch();
      decision.executeBatch();
      outbox.executeBatch();
    }
  }

  private static String id(ConsumerRecord<String, byte[]> record) {
    return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
  }

  /** Publishes all that lies in the outbox. */
  void publish() throws SQLException, ExecutionException, InterruptedException {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0);
    try (var connection = database.connect();
        var producer =
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      connection.setAutoCommit(false);
      while (publish(connection, producer) == BATCH) {
        connection.commit();
      }
      connection.commit();
    }
  }

  private static int publish(Connection connection, KafkaProducer<byte[], byte[]> producer)
      throws SQLException, ExecutionException, InterruptedException {
    var sent = new ArrayList<Future<?>>(BATCH);
    try (var select =
            connection.prepareStatement(
                "select record_key, headers, data, seq from outbox order by seq limit " + BATCH);
        var delete = connection.prepareStatement("delete from outbox where seq <= ?")) {
      try (var row = select.executeQuery()) {
        while (row.next()) {
          var record =
              new ProducerRecord<>("plain-billing-events", row.getBytes(1), row.getBytes(3));
          record.headers().add("ce_id", row.getBytes(2));
          sent.add(producer.send(record));
          delete.setLong(1, row.getLong(4));
        }
      }
      for (var one : sent) {
        one.get();
      }
      if (!sent.isEmpty()) {
        delete.executeUpdate();
      }
    }
    return sent.size();
  }
}
