package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOwnerOf;
import static io.gracekeeper.callers.Callers.asService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that changes something has its effect once per key; every permit is another one. */
@OnRealParts
class IdempotencyTest {

  @Inject DataSource database;

  private Customer customer;
  private final String key = UUID.randomUUID().toString();

  @BeforeEach
  void begin() {
    customer = Customer.ofEmqx().whoPaysByAws();
  }

  @Test
  void theSameRequestWithTheSameKeyHasOneEffectAndTheSameAnswer() throws SQLException {
    // Given
    hasLostCoverage();
    var first = asks(key, permitBody("uid-1")).statusCode(200).extract().asString();

    // When
    var second = asks("\"" + key + "\"", permitBody("uid-1").replace(",", " , "));

    // Then
    second.statusCode(200).header("Idempotency-Replayed", equalTo("true"));
    assertThat(second.extract().asString()).isEqualTo(first);
    assertThat(permits()).isEqualTo(1);
  }

  @Test
  void withoutAKeyOrWithAnotherOneItIsAnotherRequest() throws SQLException {
    // Given
    hasLostCoverage();
    asks(key, permitBody("uid-1")).statusCode(200);

    // When
    customer.asksForPermit(2).statusCode(200).header("Idempotency-Replayed", nullValue());
    asks(UUID.randomUUID().toString(), permitBody("uid-1")).statusCode(200);

    // Then
    assertThat(permits()).isEqualTo(3);
  }

  @Test
  void theSameKeyForAnotherRequestIsRefused() throws SQLException {
    // Given
    hasLostCoverage();
    asks(key, permitBody("uid-1")).statusCode(200);

    // When
    var other = asks(key, permitBody("uid-2"));

    // Then
    other.statusCode(422).body("code", equalTo("idempotency-key-reused"));
    asService()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(permitBody("uid-1"))
        .post("/subscriptions/another/permits")
        .then()
        .statusCode(422);
    assertThat(permits()).isEqualTo(1);
  }

  @Test
  void aRefusalIsNotKeptSoThatTheSameRequestMaySucceedLater() {
    // Given
    asks(key, permitBody("uid-1")).statusCode(409).body("code", equalTo("covered"));

    // When
    hasLostCoverage();

    // Then
    asks(key, permitBody("uid-1")).statusCode(200).header("Idempotency-Replayed", nullValue());
  }

  @Test
  void whileTheFirstIsBeingCarriedOutTheSecondIsToldSo() {
    // Given
    hasLostCoverage();
    var before = UUID.randomUUID().toString();
    asks(before, permitBody("uid-1")).statusCode(200);

    // When: another transaction of the same caller has the key
    QuarkusTransaction.requiringNew()
        .run(() -> {
          reserveForWhoeverSent(before);
          asks(key, permitBody("uid-1"))
              .statusCode(409)
              .header("Retry-After", "1")
              .body("code", equalTo("in-progress"));
        });

    // Then
    asks(key, permitBody("uid-1")).statusCode(200);
  }

  @Test
  @Tag("A1")
  void whatWasAnsweredForOneAccountIsNotToldToTheSamePersonForAnother() {
    // Given
    var card = customer.addsCard("2030-01");
    var another = Customer.ofEmqx();
    switchesFor(customer.account, card).statusCode(200);

    // When
    var answer = switchesFor(another.account, card);

    // Then
    answer
        .statusCode(404)
        .header("Idempotency-Replayed", nullValue())
        .body("code", equalTo("unknown-subscription"));
    switchesFor(customer.account, card)
        .statusCode(200)
        .header("Idempotency-Replayed", equalTo("true"));
  }

  /** By one person, with one key, to one address. */
  private ValidatableResponse switchesFor(String account, String card) {
    return asOwnerOf(account)
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(Map.of("paymentMethod", card))
        .put("/subscriptions/" + customer.subscription + "/charge")
        .then();
  }

  @Test
  void anAnswerOfMoreThanADayAgoCountsNoMore() throws SQLException {
    // Given
    hasLostCoverage();
    asks(key, permitBody("uid-1")).statusCode(200);

    // When
    execute(
        "update given_answer set given_at = given_at - interval '24 hours' where name = '"
            + key
            + "'");

    // Then
    asks(key, permitBody("uid-2")).statusCode(200);
    assertThat(permits()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"", "a\"b", "a b", "\u00e4"})
  void aKeyThatIsNoneIsRefused(String none) {
    asks(none, permitBody("uid-1")).statusCode(400).body("code", equalTo("invalid-request"));
  }

  @Test
  void aKeyThatIsTooLongIsRefused() {
    asks("k".repeat(256), permitBody("uid-1")).statusCode(400);
  }

  private void hasLostCoverage() {
    customer.cancels();
    customer.awaitRevision(2);
    customer.awsCannotSay();
  }

  private String permitBody(String uid) {
    return "{\"deployment\":\"dep\",\"uid\":\"%s\",\"coverageRevision\":2,\"stoppedAt\":\"%s\"}"
        .formatted(uid, Customer.STOPPED_AT);
  }

  private ValidatableResponse asks(String withKey, String body) {
    return asService()
        .contentType("application/json")
        .header("Idempotency-Key", withKey)
        .body(body)
        .post("/subscriptions/" + customer.subscription + "/permits")
        .then();
  }

  private void reserveForWhoeverSent(String former) {
    try (var connection = database.getConnection();
        var lock =
            connection.prepareStatement(
                "select pg_advisory_xact_lock(1869505381, hashtext(caller || E'\\n' || ?))"
                    + " from given_answer where name = ?")) {
      lock.setString(1, key);
      lock.setString(2, former);
      lock.executeQuery().close();
    } catch (SQLException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private long permits() throws SQLException {
    try (var connection = database.getConnection();
        var count =
            connection.prepareStatement("select count(*) from permit where subscription_id = ?")) {
      count.setString(1, customer.subscription);
      try (var row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
