package io.gracekeeper.subscriptions;

import io.gracekeeper.embedded.SharedPostgreSql;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Runs the service as the database role that may not write a deletion; another migrates. */
public final class StopperRole implements QuarkusTestResourceLifecycleManager {

  static final String STOPPER = "gracekeeper_stopper";
  static final String PURGER = "gracekeeper_purger";

  @Override
  public Map<String, String> start() {
    var database = SharedPostgreSql.database();
    try (var connection = asAdministrator(database.jdbcUrl());
        var statement = connection.createStatement()) {
      for (var role : new String[] {STOPPER, PURGER}) {
        statement.execute("create role " + role + " login password '" + role + "'");
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("The roles could not be made.", failed);
    }
    return Map.of(
        "quarkus.datasource.username", STOPPER,
        "quarkus.datasource.password", STOPPER,
        "quarkus.flyway.jdbc-url", database.jdbcUrl(),
        "quarkus.flyway.username", database.user(),
        "quarkus.flyway.password", database.password());
  }

  /** Of the processes it is postgres, of a container the owner. */
  private static Connection asAdministrator(String jdbcUrl) throws SQLException {
    try {
      return DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
    } catch (SQLException none) {
      var owner = SharedPostgreSql.database();
      return DriverManager.getConnection(jdbcUrl, owner.user(), owner.password());
    }
  }

  static Connection as(String role) throws SQLException {
    return DriverManager.getConnection(SharedPostgreSql.database().jdbcUrl(), role, role);
  }

  /** The database's users stay: they are gone with it. */
  @Override
  public void stop() {}
}
