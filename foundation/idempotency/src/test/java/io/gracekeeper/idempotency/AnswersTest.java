package io.gracekeeper.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.access.RequestKey;
import io.gracekeeper.embedded.SharedPostgreSql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Answers in a real database; billing-service's tests show what callers see of them. */
class AnswersTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();

  private final Answers atNoon = at(NOON);
  private final Answers aDayLater = at(NOON.plus(Answers.KEPT_FOR));

  @BeforeAll
  static void start() throws IOException, SQLException {
    var shared = SharedPostgreSql.database();
    DATABASE.setUrl(shared.jdbcUrl());
    DATABASE.setUser(shared.user());
    DATABASE.setPassword(shared.password());
    try (var sql = Answers.class.getResourceAsStream("/db/idempotency/V5__idempotency.sql")) {
      execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @BeforeEach
  void forgetAll() throws SQLException {
    execute("delete from given_answer");
  }

  @Test
  void anAnswerIsKeptForADay() throws SQLException {
    // Given
    var key = new RequestKey("ann", "1");

    // When
    atNoon.keep(key, "fingerprint", "{}");

    // Then
    assertThat(at(NOON.plus(Answers.KEPT_FOR).minusSeconds(1)).find(key))
        .isEqualTo(new Answers.Given("fingerprint", "{}"));
    assertThat(aDayLater.find(key)).isNull();
  }

  @Test
  void twoCallersWithTheSameKeyDoNotMeet() throws SQLException {
    // Given
    atNoon.keep(new RequestKey("ann", "1"), "fingerprint", "{}");

    // When
    var bens = atNoon.find(new RequestKey("ben", "1"));

    // Then
    assertThat(bens).isNull();
  }

  @Test
  void aKeyWhoseDayIsOverCanBeUsedAgain() throws SQLException {
    // Given
    var key = new RequestKey("ann", "1");
    atNoon.keep(key, "former", "1");

    // When
    aDayLater.keep(key, "present", "2");

    // Then
    assertThat(aDayLater.find(key)).isEqualTo(new Answers.Given("present", "2"));
  }

  @Test
  void whatIsADayOldIsForgottenInBatches() throws SQLException {
    // Given
    for (var name : new String[] {"1", "2", "3"}) {
      atNoon.keep(new RequestKey("", name), "fingerprint", "{}");
    }
    aDayLater.keep(new RequestKey("", "new"), "fingerprint", "{}");

    // When
    int first;
    int second;
    try (var connection = DATABASE.getConnection()) {
      first = aDayLater.forget(connection, 2);
      second = aDayLater.forget(connection, 2);
    }

    // Then
    assertThat(first).isEqualTo(2);
    assertThat(second).isEqualTo(1);
    assertThat(aDayLater.find(new RequestKey("", "new"))).isNotNull();
  }

  @Test
  void aKeyIsReservedByOneTransactionAtATime() throws SQLException {
    // Given
    var key = new RequestKey("ann", "1");
    try (var first = DATABASE.getConnection()) {
      first.setAutoCommit(false);
      lock(first, "ann\n1");

      // When
      var meanwhile = atNoon.reserve(key);
      first.commit();

      // Then
      assertThat(meanwhile).isFalse();
      assertThat(atNoon.reserve(key)).isTrue();
    }
  }

  private static Answers at(Instant instant) {
    return new Answers(DATABASE, Clock.fixed(instant, ZoneOffset.UTC));
  }

  private static void lock(Connection connection, String name) throws SQLException {
    try (var lock =
        connection.prepareStatement("select pg_advisory_xact_lock(1869505381, hashtext(?))")) {
      lock.setString(1, name);
      lock.executeQuery().close();
    }
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = DATABASE.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
