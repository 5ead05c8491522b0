package io.gracekeeper.benchmarks.running;

import io.gracekeeper.embedded.EmbeddedPostgreSql;
import io.gracekeeper.exchange.RelayLock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of the run, and what contestants are asked about it. */
public record Database(EmbeddedPostgreSql.Database address) {

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  public long rows(String table) throws SQLException {
    try (var connection = connect();
        var count = connection.prepareStatement("select count(*) from " + table);
        var row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** What a table or an index takes on the disk, in PostgreSQL's words. */
  public String size(String relation) throws SQLException {
    try (var connection = connect();
        var size =
            connection.prepareStatement("select pg_size_pretty(pg_table_size(?::regclass))")) {
      size.setString(1, relation);
      try (var row = size.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Nobody publishes from this database while the connection lives, or until it lets them. */
  public Connection withoutRelay() throws SQLException {
    var connection = connect();
    lock(connection, "select pg_advisory_lock(?)");
    return connection;
  }

  public static void letRelayRun(Connection connection) throws SQLException {
    lock(connection, "select pg_advisory_unlock(?)");
  }

  private static void lock(Connection connection, String sql) throws SQLException {
    try (var lock = connection.prepareStatement(sql)) {
      lock.setLong(1, RelayLock.NUMBER);
      lock.execute();
    }
  }

  public void run(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
