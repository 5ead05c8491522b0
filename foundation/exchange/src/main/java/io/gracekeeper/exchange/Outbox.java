package io.gracekeeper.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.Wire;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What is to be published. It is collected while a transaction runs, written in one go before its
 * commit, and the relay is woken after it.
 */
@ApplicationScoped
public class Outbox {

  private static final ObjectMapper HEADERS = new ObjectMapper();

  private final DataSource database;
  private final TransactionSynchronizationRegistry transaction;
  private final Relay relay;

  @Inject
  Outbox(DataSource database, TransactionSynchronizationRegistry transaction, Relay relay) {
    this.database = database;
    this.transaction = transaction;
    this.relay = relay;
  }

  /**
   * Publishes an event with the current transaction, or not at all.
   *
   * @throws IllegalStateException if there is no transaction
   */
  public void publish(Envelope<? extends Event> envelope) {
    add(Wire.encode(envelope));
  }

  @SuppressWarnings("unchecked") // The resource is put there below, under the same key.
  void add(Wire.Encoded encoded) {
    var collected = (List<Wire.Encoded>) transaction.getResource(this);
    if (collected == null) {
      collected = new ArrayList<>();
      transaction.putResource(this, collected);
      transaction.registerInterposedSynchronization(new Flush(collected));
    }
    collected.add(encoded);
  }

  private void write(List<Wire.Encoded> collected) {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into outbox (topic, record_key, headers, data)"
                    + " select * from unnest(?::text[], ?::bytea[], ?::json[], ?::bytea[])")) {
      var rows = collected.size();
      var topics = new String[rows];
      byte[] @Nullable [] keys = new byte[rows][];
      var headers = new String[rows];
      var data = new byte[rows][];
      for (int row = 0; row < rows; row++) {
        var one = collected.get(row);
        topics[row] = one.topic();
        keys[row] = bytes(one.key());
        headers[row] = HEADERS.writeValueAsString(one.headers());
        data[row] = one.data();
      }
      insert.setArray(1, connection.createArrayOf("text", topics));
      insert.setArray(2, connection.createArrayOf("bytea", keys));
      insert.setArray(3, connection.createArrayOf("text", headers));
      insert.setArray(4, connection.createArrayOf("bytea", data));
      insert.executeUpdate();
    } catch (SQLException | JsonProcessingException unwritten) {
      throw new IllegalStateException("The outbox could not be written.", unwritten);
    }
  }

  private static byte @Nullable [] bytes(@Nullable String key) {
    return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
  }

  private final class Flush implements Synchronization {

    private final List<Wire.Encoded> collected;

    private Flush(List<Wire.Encoded> collected) {
      this.collected = collected;
    }

    @Override
    public void beforeCompletion() {
      write(collected);
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        relay.wake();
      }
    }
  }
}
