package io.gracekeeper.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Remembers which events have had their effect. */
@ApplicationScoped
class Inbox {

  private final DataSource database;

  @Inject
  Inbox(DataSource database) {
    this.database = database;
  }

  /**
   * Records events in the current transaction.
   *
   * @return the ids that were not there before, each of which must have its effect now
   */
  Set<String> admit(Collection<String> ids) throws SQLException {
    // Sorted, so that two consumers with the same ids wait for each other and never lock crosswise.
    var sorted = ids.stream().distinct().sorted().toArray(String[]::new);
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into inbox (ce_id) select unnest(?) on conflict do nothing"
                    + " returning ce_id")) {
      insert.setArray(1, connection.createArrayOf("text", sorted));
      var admitted = new HashSet<String>();
      try (var rows = insert.executeQuery()) {
        while (rows.next()) {
          admitted.add(rows.getString(1));
        }
      }
      return admitted;
    }
  }

  /** How many pages of the database it has. */
  static long pages(Connection connection) throws SQLException {
    try (var size =
            connection.prepareStatement(
                "select pg_relation_size('inbox') / current_setting('block_size')::int");
        var row = size.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Forgets what was recorded before in some pages, and says how much it was. */
  static int forget(Connection connection, long fromPage, int pages, Instant before)
      throws SQLException {
    try (var delete =
        connection.prepareStatement(
            "delete from inbox where ctid >= ?::tid and ctid < ?::tid and received_at < ?")) {
      delete.setString(1, "(" + fromPage + ",0)");
      delete.setString(2, "(" + (fromPage + pages) + ",0)");
      delete.setTimestamp(3, Timestamp.from(before));
      return delete.executeUpdate();
    }
  }
}
