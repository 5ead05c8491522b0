package io.gracekeeper.subscriptions;

import static io.gracekeeper.callers.Callers.asOperator;
import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.gracekeeper.events.SubscriptionEvent.DeploymentRequested;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How this service refuses, repeats and lists; billing-service's tests show the manners in full.
 */
@OnRealParts
class HttpMannersTest {

  private Tenant tenant;

  @BeforeEach
  void begin() {
    tenant = Tenant.of("emqx");
  }

  @Test
  void aSubscriptionIsRefusedForEveryReasonAtOnce() {
    opens(Map.of("account", "another", "product", "kafka"))
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("unknown-product"))
        .body("blockers.code", equalTo(List.of("unknown-product", "id-taken")))
        .body("blockers.clearedBy", not(Matchers.hasItem("")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "{\"name\":\"\"}",
        "{\"name\":\"a\\u0000\"}",
        "{\"name\":\"a\",\"trialEndsAt\":\"soon\"}",
        "{\"name\":\"a\",\"trialEndsAt\":\"1969-12-31T23:59:59Z\"}",
        "{\"name\":\"a\",\"trialEndsAt\":\"+12345-01-01T00:00:00Z\"}"
      })
  void aDeploymentThatIsNotAsItMustBeIsAnInvalidRequest(String body) {
    asks("dep", body).statusCode(400).body("code", equalTo("invalid-request"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "{}"})
  void anIdThatIsNoneIsAnInvalidRequest(String id) {
    asOwnerOf(tenant.account)
        .contentType(ContentType.JSON)
        .body("{\"account\":" + id + ",\"product\":\"emqx\"}")
        .put("/subscriptions/new-" + tenant.subscription)
        .then()
        .statusCode(400)
        .body("code", equalTo("invalid-request"));
  }

  @Test
  void theSameRequestWithTheSameKeyHasOneEffect() {
    // Given
    var key = tenant.deployment;
    asksWith(key).statusCode(200).header("Idempotency-Replayed", nullValue());

    // When
    var again = asksWith(key);

    // Then
    again.statusCode(200).header("Idempotency-Replayed", equalTo("true"));
    tenant.awaitEvent(tenant.deployment, DeploymentRequested.class);
    assertThat(tenant.events(tenant.deployment, DeploymentRequested.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 200})
  void pagesOfAnySizeMakeTheWholeListOfDeployments(int limit) {
    // Given
    var all = new ArrayList<String>();
    for (var number = 1; number <= 3; number++) {
      var id = tenant.deployment + "-" + number;
      asks(id, "{\"name\":\"orders\"}").statusCode(200);
      all.add(id);
    }

    // When
    var seen = new ArrayList<String>();
    var address = "/subscriptions/" + tenant.subscription + "/deployments?limit=" + limit;
    String next = null;
    do {
      var page =
          asOwnerOf(tenant.account).get(next == null ? address : address + "&after=" + next).then();
      seen.addAll(page.extract().path("deployments.id"));
      next = page.extract().path("next");
    } while (next != null);

    // Then
    assertThat(seen).isEqualTo(all);
  }

  @Test
  void anAccountSeesItsSubscriptionsAndNoOthers() {
    // Given
    Tenant.of("emqx");

    // When
    var list =
        asOwnerOf(tenant.account).get("/accounts/" + tenant.account + "/subscriptions").then();

    // Then
    list.statusCode(200)
        .body("subscriptions.id", equalTo(List.of(tenant.subscription)))
        .body("next", nullValue());
    asOwnerOf(tenant.account)
        .get("/accounts/" + tenant.account + "/subscriptions?after=AAAA")
        .then()
        .statusCode(400)
        .body("code", equalTo("broken-cursor"));
  }

  /** An operator does, who reaches every account. */
  private ValidatableResponse opens(Map<String, String> request) {
    return asOperator()
        .contentType(ContentType.JSON)
        .body(request)
        .put("/subscriptions/" + tenant.subscription)
        .then();
  }

  private ValidatableResponse asks(String deployment, String body) {
    return asOwnerOf(tenant.account)
        .contentType(ContentType.JSON)
        .body(body)
        .put("/subscriptions/" + tenant.subscription + "/deployments/" + deployment)
        .then();
  }

  private ValidatableResponse asksWith(String key) {
    return asOwnerOf(tenant.account)
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key)
        .body("{\"name\":\"orders\"}")
        .put("/subscriptions/" + tenant.subscription + "/deployments/" + tenant.deployment)
        .then();
  }
}
