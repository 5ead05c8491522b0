package io.gracekeeper.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gracekeeper.embedded.EmbeddedPostgreSql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The inbox in a real database; billing-service's tests show that what comes again does nothing.
 */
class PruningTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static EmbeddedPostgreSql server;
  private static EmbeddedPostgreSql.Database made;

  private Connection database;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = EmbeddedPostgreSql.start();
    made = server.create("inbox");
    try (var sql = Inbox.class.getResourceAsStream("/db/exchange/V1__exchange.sql");
        var connection = connect()) {
      connection.createStatement().execute(new String(sql.readAllBytes(), UTF_8));
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() throws SQLException {
    database = connect();
    execute("truncate inbox");
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void whatWasTakenInBeforeIsForgottenAndNothingElse() throws SQLException {
    // Given
    taken("old", 3_000, "2026-03-01T11:59:59Z");
    taken("new", 3_000, "2026-03-01T12:00:00Z");
    taken("old again", 3_000, "2026-02-01T12:00:00Z");

    // When
    Inbox.forget(database, 0, 1_000_000, NOON);

    // Then
    assertThat(count("ce_id like 'new%'")).isEqualTo(3_000);
    assertThat(count("true")).isEqualTo(3_000);
  }

  @Test
  void onePieceAfterTheOtherCoversTheTable() throws SQLException {
    // Given
    taken("old", 9_000, "2026-01-01T12:00:00Z");
    var pages = Inbox.pages(database);

    // When
    var first = Inbox.forget(database, 0, 8, NOON);
    var left = 0;
    for (long page = 8; page < pages; page += 8) {
      left += Inbox.forget(database, page, 8, NOON);
    }

    // Then
    assertThat(pages).isGreaterThan(16);
    assertThat(first).isBetween(1, 9_000 / 2);
    assertThat(first + left).isEqualTo(9_000);
    assertThat(count("true")).isZero();
  }

  @Test
  void aPieceReadsItsOwnPagesOnly() throws SQLException {
    // Given
    taken("old", 9_000, "2026-01-01T12:00:00Z");
    execute("analyze inbox");

    // When
    var plan = new StringBuilder();
    try (var statement = database.createStatement();
        var rows =
            statement.executeQuery(
                "explain delete from inbox where ctid >= '(8,0)'::tid and ctid < '(16,0)'::tid"
                    + " and received_at < now()")) {
      while (rows.next()) {
        plan.append(rows.getString(1));
      }
    }

    // Then
    assertThat(plan).contains("Tid Range Scan");
  }

  @Test
  void lessThanAWeekRefusesToStart() {
    assertThat(Pruning.longEnough(Duration.ofDays(7))).isEqualTo(Duration.ofDays(7));
    assertThatThrownBy(() -> Pruning.longEnough(Duration.ofDays(7).minusNanos(1)))
        .hasMessageContaining("gracekeeper.inbox.kept-for");
  }

  private void taken(String id, int count, String at) throws SQLException {
    execute(
        "insert into inbox (ce_id, received_at) select '%s-' || n, '%s' from generate_series(1, %d) n"
            .formatted(id, at, count));
  }

  private int count(String which) throws SQLException {
    try (var statement = database.createStatement();
        var row = statement.executeQuery("select count(*) from inbox where " + which)) {
      row.next();
      return row.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(made.jdbcUrl(), made.user(), made.password());
  }
}
