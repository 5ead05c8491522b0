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
                    + " values (?, ?, ?::json, ?)")) {
      for (var one : collected) {
        insert.setString(1, one.topic());
        insert.setBytes(2, bytes(one.key()));
        insert.setString(3, HEADERS.writeValueAsString(one.headers()));
        insert.setBytes(4, one.data());
        insert.addBatch();
      }
      insert.executeBatch();
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
