package io.gracekeeper.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.embedded.EmbeddedPostgreSql.Database;
import io.gracekeeper.exchange.RelayLock;
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

  private final Point point;
  private final Connection connection;
  private final Rest simulator;
  private final JsonNode deploymentsBefore;

  HoldUp(Point point, Database database, Rest simulator) {
    this.point = point;
    this.simulator = simulator;
    this.deploymentsBefore = deployments();
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
      case PUBLISHING -> execute("select pg_advisory_lock(" + RelayLock.NUMBER + ")");
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
    return switch (point) {
      case COMMIT ->
          finds("select 1 from pg_locks where not granted and relation = 'outbox'::regclass");
      case PUBLISHING -> finds("select 1 from outbox");
      case ANSWER -> !deployments().equals(deploymentsBefore);
    };
  }

  private boolean finds(String sql) {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next();
    } catch (SQLException failure) {
      throw new IllegalStateException("The hold-up cannot be looked at.", failure);
    }
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

  /** As the platform has them: a command changes them at once, also when its answer is late. */
  private JsonNode deployments() {
    return simulator.get("/platform/deployments");
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
