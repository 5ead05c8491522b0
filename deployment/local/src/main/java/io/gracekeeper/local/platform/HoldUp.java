package io.gracekeeper.local.platform;

import io.gracekeeper.embedded.EmbeddedPostgreSql.Database;
import io.gracekeeper.local.process.Point;
import io.gracekeeper.local.world.Await;
import io.gracekeeper.local.world.Rest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * Keeps a service from getting past a point, by what it waits for there: a lock of its database, or
 * the platform's answer. Nothing in the service knows of it.
 */
final class HoldUp implements AutoCloseable {

  /** Longer than the work before any of the points takes. */
  private static final Duration TO_REACH = Duration.ofSeconds(60);

  /** Much longer than it takes to see that the point is reached. */
  private static final Duration LATE = Duration.ofSeconds(30);

  /** Whoever holds it is the only one that publishes; the letters are "outbox". */
  private static final String RELAY_LOCK = "select pg_advisory_lock(x'6f7574626f78'::bigint)";

  private final Point point;
  private final Connection connection;
  private final Rest simulator;

  HoldUp(Point point, Database database, Rest simulator) {
    this.point = point;
    this.simulator = simulator;
    try {
      connection =
          DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
      begin();
    } catch (SQLException failure) {
      throw new IllegalStateException("The hold-up before " + point + " failed.", failure);
    }
  }

  private void begin() throws SQLException {
    switch (point) {
      case COMMIT -> {
        connection.setAutoCommit(false);
        execute("lock table outbox in exclusive mode");
      }
      case PUBLISHING -> execute(RELAY_LOCK);
      case ANSWER -> platformAnswersAfter(LATE);
    }
  }

  /** Returns once the service has come to the point. */
  void awaitReached() {
    if (!Await.until(TO_REACH, this::isReached)) {
      throw new IllegalStateException(
          "Nobody came to the point before " + point + " within " + TO_REACH.toSeconds() + " s.");
    }
  }

  private boolean isReached() {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(reached())) {
      return row.next();
    } catch (SQLException failure) {
      throw new IllegalStateException("The hold-up cannot be looked at.", failure);
    }
  }

  private String reached() {
    return switch (point) {
      case COMMIT -> "select 1 from pg_locks where not granted and relation = 'outbox'::regclass";
      case PUBLISHING -> "select 1 from outbox";
      case ANSWER -> "select 1 from deployment where leased_until > now()";
    };
  }

  /** Lets whoever comes after go on. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new IllegalStateException("The hold-up could not be ended.", failure);
    } finally {
      if (point == Point.ANSWER) {
        platformAnswersAfter(Duration.ZERO);
      }
    }
  }

  private void platformAnswersAfter(Duration delay) {
    simulator.put("/platform/faults", Map.of("down", false, "delayMillis", delay.toMillis()));
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
