package io.gracekeeper.embedded;

import io.gracekeeper.embedded.EmbeddedPostgreSql.Database;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The database as a container; Testcontainers removes it when the JVM ends. */
final class PostgreSqlInDocker {

  private PostgreSqlInDocker() {}

  /** Starts a server and makes a database; its user is no superuser, as in the embedded one. */
  @SuppressWarnings("resource") // It is needed as long as the JVM.
  static Database start(String name) {
    var server = new PostgreSQLContainer(Docker.POSTGRESQL);
    server.setCommand(
        "postgres", "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "max_connections=300");
    server.start();
    try (var superuser =
        DriverManager.getConnection(
            server.getJdbcUrl(), server.getUsername(), server.getPassword())) {
      EmbeddedPostgreSql.create(superuser, name);
    } catch (SQLException failure) {
      throw new IllegalStateException("The database " + name + " was not made.", failure);
    }
    return Database.at(
        server.getHost(), server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), name);
  }
}
