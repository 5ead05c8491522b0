package io.gracekeeper.billing;

import io.gracekeeper.embedded.EmbeddedPostgreSql;
import io.gracekeeper.embedded.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives a test a database that it may take away. */
public final class OwnPostgreSqlResource implements QuarkusTestResourceLifecycleManager {

  private static volatile @Nullable EmbeddedPostgreSql running;

  @Override
  public Map<String, String> start() {
    var server = started();
    running = server;
    var database = server.create("billing");
    return Map.of(
        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
        "quarkus.datasource.username", database.user(),
        "quarkus.datasource.password", database.password());
  }

  private static EmbeddedPostgreSql started() {
    try {
      var port = FreePort.find();
      var place = Files.createDirectories(Path.of("target/own-postgresql").toAbsolutePath());
      var data = place.resolve("data-" + port);
      return EmbeddedPostgreSql.start(data, port, place.resolve("postgresql.log"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Takes the server away: whoever connects is refused. */
  static void goesAway() {
    server().stop();
  }

  static void comesBack() {
    server().startAgain();
  }

  @Override
  public void stop() {
    server().close();
  }

  private static EmbeddedPostgreSql server() {
    return Objects.requireNonNull(running, "the test has no @QuarkusTestResource of this class");
  }
}
