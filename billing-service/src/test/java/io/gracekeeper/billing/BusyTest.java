package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two callers want the same, or the database goes away in the middle of it. */
@OnRealParts
class BusyTest {

  @Inject DataSource database;

  private Customer customer;

  @BeforeEach
  void begin() {
    customer = Customer.ofRedis();
  }

  @AfterEach
  void noMoreTrouble() throws SQLException {
    execute("drop trigger if exists trouble on account");
    execute("drop function if exists trouble()");
  }

  @Test
  void whoeverMeetsARowThatIsHeldIsPutOffForAMoment() throws SQLException {
    // Given
    try (var connection = database.getConnection();
        var lock = connection.prepareStatement("select * from account where id = ? for update")) {
      connection.setAutoCommit(false);
      lock.setString(1, customer.account);
      lock.execute();

      // When
      var answer = renamed();
      connection.rollback();

      // Then
      answer
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", "1")
          .body("code", equalTo("busy"));
    }
    renamed().statusCode(200);
  }

  /** Also at the last moment, which is the commit's. */
  @ParameterizedTest
  @CsvSource({
    "immediate, raise exception using errcode = '40P01', busy",
    "deferred, raise exception using errcode = '40001', busy",
    "deferred, perform pg_terminate_backend(pg_backend_pid()), unavailable",
  })
  void aTransactionThatTheDatabaseGivesUpIsWorthAnotherTry(String when, String trouble, String code)
      throws SQLException {
    // Given
    execute(
        "create function trouble() returns trigger language plpgsql as"
            + (" 'begin " + trouble.replace("'", "''") + "; return null; end'"));
    execute(
        "create constraint trigger trouble after update on account deferrable initially %s for each row when (new.id = '%s') execute function trouble()"
            .formatted(when, customer.account));

    // When
    var answer = renamed();

    // Then
    answer.statusCode(503).body("code", equalTo(code));
    noMoreTrouble();
    renamed().statusCode(200);
  }

  private ValidatableResponse renamed() {
    return asOwnerOf(customer.account)
        .contentType("application/json")
        .body(Map.of("name", "Acme anew"))
        .put("/accounts/" + customer.account)
        .then();
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
