package io.gracekeeper.benchmarks;

import io.gracekeeper.embedded.EmbeddedPostgreSql;
import io.gracekeeper.exchange.RelayLock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of the run, and what both contestants are asked about it. */
record Database(EmbeddedPostgreSql.Database address) {

  Connection connect() throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }

  long rows(String table) throws SQLException {
    try (var connection = connect();
        var count = connection.prepareStatement("select count(*) from " + table);
        var row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Nobody publishes from this database while the connection lives, or until it lets them. */
  Connection withoutRelay() throws SQLException {
    var connection = connect();
    lock(connection, "select pg_advisory_lock(?)");
    return connection;
  }

  static void letRelayRun(Connection connection) throws SQLException {
    lock(connection, "select pg_advisory_unlock(?)");
  }

  private static void lock(Connection connection, String sql) throws SQLException {
    try (var lock = connection.prepareStatement(sql)) {
      lock.setLong(1, RelayLock.NUMBER);
      lock.execute();
    }
  }

  void run(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
