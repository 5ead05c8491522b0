package io.gracekeeper.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** The real PostgreSQL as processes of this machine; it works for root too. */
public final class EmbeddedPostgreSql implements AutoCloseable {

  /** A crash of the machine loses nothing; without it a database is made and filled faster. */
  public static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on");

  /** Everybody comes over the loopback address; a socket in /tmp would outlive a crash. */
  private static final String NONE = "''";

  private static final Duration TO_START = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;

  private EmbeddedPostgreSql(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Where a database is found. */
  public record Database(String jdbcUrl, String user, String password) {}

  /** Starts a server on a free port; its data are gone when it is closed. */
  public static EmbeddedPostgreSql start() {
    return start(Map.of());
  }

  /**
   * Starts a server on a free port; its data are gone when it is closed.
   *
   * @param settings as in postgresql.conf, for example {@link #DURABLE}
   */
  public static EmbeddedPostgreSql start(Map<String, String> settings) {
    var builder = EmbeddedPostgres.builder().setPort(FreePort.find());
    settings.forEach(builder::setServerConfig);
    return start(builder, Redirect.DISCARD);
  }

  /**
   * Starts a server whose data lie in a directory until it is closed.
   *
   * @param binaries where PostgreSQL itself is unpacked to, once
   */
  public static EmbeddedPostgreSql start(Path directory, Path binaries, int port, Path log) {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setOverrideWorkingDirectory(binaries.toFile())
            .setPort(port);
    return start(builder, Redirect.appendTo(log.toFile()));
  }

  private static EmbeddedPostgreSql start(EmbeddedPostgres.Builder builder, Redirect output) {
    try {
      return new EmbeddedPostgreSql(
          builder
              .setPGStartupWait(TO_START)
              .setOutputRedirector(output)
              .setErrorRedirector(output)
              .setServerConfig("shared_buffers", "32MB")
              .setServerConfig("unix_socket_directories", NONE)
              .start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Makes a database with a user of the same name. */
  public Database create(String name) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      var user = statement.enquoteIdentifier(name, true);
      statement.execute("CREATE USER " + user + " PASSWORD " + statement.enquoteLiteral(name));
      statement.execute("CREATE DATABASE " + user + " OWNER " + user);
    } catch (SQLException failure) {
      throw new IllegalStateException("The database " + name + " was not made.", failure);
    }
    return new Database("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, name, name);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
