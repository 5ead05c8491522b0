package io.gracekeeper.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The real PostgreSQL as processes of this machine; it works for root too. */
public final class EmbeddedPostgreSql implements AutoCloseable {

  /** A crash of the machine loses nothing; without it a database is made and filled faster. */
  public static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on");

  /** Everybody comes over the loopback address; a socket in /tmp would outlive a crash. */
  private static final String NONE = "''";

  private static final Duration TO_START = Duration.ofSeconds(60);

  private final Supplier<EmbeddedPostgres.Builder> plan;
  private final @Nullable Path kept;
  private EmbeddedPostgres server;

  private EmbeddedPostgreSql(Supplier<EmbeddedPostgres.Builder> plan, @Nullable Path kept) {
    this.plan = plan;
    this.kept = kept;
    this.server = started(plan);
  }

  /** Where a database is found. */
  public record Database(String jdbcUrl, String user, String password) {

    static Database at(String host, int port, String name) {
      return new Database("jdbc:postgresql://" + host + ":" + port + "/" + name, name, name);
    }
  }

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
    var port = FreePort.find();
    return new EmbeddedPostgreSql(
        () -> {
          var builder = builder(port, Redirect.DISCARD);
          settings.forEach(builder::setServerConfig);
          return builder;
        },
        null);
  }

  /** Starts a server whose data lie in a directory until it is closed. */
  public static EmbeddedPostgreSql start(Path directory, int port, Path log) {
    return new EmbeddedPostgreSql(() -> builder(directory, port, log), directory);
  }

  /**
   * Starts a server whose data lie in a directory until it is closed.
   *
   * @param binaries where PostgreSQL itself is unpacked to, once, instead of the temporary folder
   */
  public static EmbeddedPostgreSql start(Path directory, Path binaries, int port, Path log) {
    return new EmbeddedPostgreSql(
        () -> builder(directory, port, log).setOverrideWorkingDirectory(binaries.toFile()),
        directory);
  }

  private static EmbeddedPostgres.Builder builder(Path directory, int port, Path log) {
    return builder(port, Redirect.appendTo(log.toFile()))
        .setDataDirectory(directory)
        .setCleanDataDirectory(false);
  }

  private static EmbeddedPostgres.Builder builder(int port, Redirect output) {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setPGStartupWait(TO_START)
        .setOutputRedirector(output)
        .setErrorRedirector(output)
        .setServerConfig("shared_buffers", "32MB")
        .setServerConfig("unix_socket_directories", NONE);
  }

  private static EmbeddedPostgres started(Supplier<EmbeddedPostgres.Builder> plan) {
    try {
      return plan.get().start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Takes a server away whose data lie in a directory; they stay. */
  public void stop() {
    if (kept == null) {
      throw new IllegalStateException("Its data would be gone: start it in a directory.");
    }
    closeServer();
  }

  /** Brings the server back on the same port with the same data. */
  public void startAgain() {
    server = started(plan);
  }

  /** Makes a database with a user of the same name. */
  public Database create(String name) {
    try (var connection = server.getPostgresDatabase().getConnection()) {
      create(connection, name);
    } catch (SQLException failure) {
      throw new IllegalStateException("The database " + name + " was not made.", failure);
    }
    return Database.at("127.0.0.1", server.getPort(), name);
  }

  /** Makes it wherever the connection leads, which is a superuser's. */
  static void create(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement()) {
      var user = statement.enquoteIdentifier(name, true);
      statement.execute("CREATE USER " + user + " PASSWORD " + statement.enquoteLiteral(name));
      statement.execute("CREATE DATABASE " + user + " OWNER " + user);
    }
  }

  @Override
  public void close() {
    closeServer();
    if (kept != null) {
      Directories.delete(kept);
    }
  }

  private void closeServer() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
