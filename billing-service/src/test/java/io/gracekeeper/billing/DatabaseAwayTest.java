package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOperator;
import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.gracekeeper.callers.IssuerResource;
import io.gracekeeper.embedded.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What callers hear while the database is away; what becomes of events is the stories' matter. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(value = OwnPostgreSqlResource.class, restrictToAnnotatedClass = true)
class DatabaseAwayTest {

  private final String account = "acc-" + UUID.randomUUID();
  private final String key = UUID.randomUUID().toString();

  @Test
  void callersArePutOffAndWhatTheyAskedForHasLeftNoTrace() {
    // Given
    var known = Customer.ofRedis();

    // When
    OwnPostgreSqlResource.goesAway();
    try {
      // Then
      isPutOff(named());
      isPutOff(shown(known.account));
    } finally {
      OwnPostgreSqlResource.comesBack();
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> shown(known.account).extract().statusCode() == 200);
    await().atMost(Duration.ofMinutes(1)).until(() -> shown(account).extract().statusCode() == 404);
    await().atMost(Duration.ofMinutes(1)).until(() -> named().extract().statusCode() == 200);
    shown(account).statusCode(200).body("name", equalTo("Acme"));
  }

  private static void isPutOff(ValidatableResponse answer) {
    answer
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "5")
        .body("code", equalTo("unavailable"))
        .body("detail", equalTo("The database cannot be reached."));
  }

  private ValidatableResponse named() {
    return asOwnerOf(account)
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(Map.of("name", "Acme"))
        .put("/accounts/" + account)
        .then();
  }

  private static ValidatableResponse shown(String account) {
    return asOperator().get("/accounts/" + account).then();
  }
}
