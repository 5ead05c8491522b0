package io.gracekeeper.exchange;

import io.gracekeeper.clock.OffsetStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Keeps in the database how far a sandbox has moved business time. */
@Singleton
class DurableOffset implements OffsetStore {

  private final DataSource database;

  @Inject
  DurableOffset(DataSource database) {
    this.database = database;
  }

  @Override
  public Duration load() {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select (extract(epoch from ahead) * 1000)::bigint from business_clock");
        var row = select.executeQuery()) {
      return row.next() ? Duration.ofMillis(row.getLong(1)) : Duration.ZERO;
    } catch (SQLException unreadable) {
      throw new IllegalStateException("Business time cannot be read.", unreadable);
    }
  }

  @Override
  public void save(Duration offset) {
    try (var connection = database.getConnection();
        var upsert =
            connection.prepareStatement(
                "insert into business_clock (ahead) values (make_interval(secs => ?))"
                    + " on conflict (one_row) do update set ahead = excluded.ahead")) {
      upsert.setDouble(1, offset.toMillis() / 1000.0);
      upsert.executeUpdate();
    } catch (SQLException unwritten) {
      throw new IllegalStateException("Business time cannot be kept.", unwritten);
    }
  }
}
