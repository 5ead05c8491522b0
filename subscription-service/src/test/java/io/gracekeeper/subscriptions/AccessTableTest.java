package io.gracekeeper.subscriptions;

import static io.gracekeeper.access.Role.BILLING_ADMIN;
import static io.gracekeeper.access.Role.MEMBER;
import static io.gracekeeper.access.Role.OPERATOR;
import static io.gracekeeper.access.Role.OWNER;
import static io.gracekeeper.callers.Callers.asOperator;
import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.gracekeeper.callers.AccessTable;
import io.gracekeeper.callers.Line;
import io.gracekeeper.callers.RunningEndpoints;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may do what here: the table that docs/access shows. */
@OnRealParts
@Tag("A1")
class AccessTableTest {

  private static AccessTable table(Map<String, String> tenant) {
    return new AccessTable(
        Line.of("PUT /subscriptions/{subscription}", tenant)
            .by(OWNER, BILLING_ADMIN, OPERATOR)
            .elseUnknown("account")
            .saying(opened(tenant.getOrDefault("account", ""))),
        Line.of("GET /subscriptions/{subscription}", tenant)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("subscription"),
        Line.of("PUT /subscriptions/{subscription}/deployments/{deployment}", tenant)
            .by(OWNER, BILLING_ADMIN, OPERATOR)
            .elseUnknown("subscription")
            .saying(Map.of("name", "orders")),
        Line.of("GET /subscriptions/{subscription}/deployments", tenant)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("subscription"),
        Line.of("GET /accounts/{account}/subscriptions", tenant)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("account"),
        Line.of("GET /deployments/{deployment}", tenant)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("deployment"),
        Line.of("PUT /deployments/{deployment}/deletion-order", tenant)
            .by(OWNER)
            .elseUnknown("deployment")
            .saying(Map.of("name", "orders")),
        Line.of("DELETE /deployments/{deployment}/deletion-order", tenant)
            .by(OWNER)
            .elseUnknown("deployment"),
        Line.of("PUT /deployments/{deployment}/reprieve", tenant)
            .by(OPERATOR)
            .saying(Map.of("until", soon(tenant), "why", "a reason")),
        Line.of("PUT /accounts/{account}/cloud-accounts/{cloudAccount}", tenant)
            .by(OWNER)
            .elseUnknown("account"),
        Line.of("GET /accounts/{account}/cloud-accounts", tenant)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("account"),
        Line.of("GET /deletions", tenant).by(OPERATOR),
        Line.of("GET /deletions/forecast", tenant).by(OPERATOR),
        Line.of("GET /holds", tenant).by(OPERATOR),
        Line.of("PUT /holds/{hold}", tenant)
            .by(OPERATOR)
            .saying(Map.of("account", "acc-other", "why", "a reason")),
        Line.of("POST /holds/{hold}/lifting", tenant)
            .by(OPERATOR)
            .saying(Map.of("why", "a reason")),
        Line.of("GET /brakes", tenant).by(OPERATOR),
        Line.of("PUT /brakes/kill-switch", tenant).by(OPERATOR).saying(Map.of("why", "a reason")),
        Line.of("DELETE /brakes/kill-switch", tenant).by(OPERATOR),
        Line.of("POST /brakes/breakers/{product}/closing", tenant)
            .by(OPERATOR)
            .saying(Map.of("why", "a reason")),
        Line.of("GET /sandbox/pulse", tenant).by(OPERATOR),
        Line.of("GET /sandbox/due", tenant).by(OPERATOR),
        Line.of("PUT /sandbox/clock", tenant)
            .by(OPERATOR)
            .saying(Map.of("to", "2026-01-01T00:00:00Z")));
  }

  @Test
  void everybodyIsAnsweredAsTheTableSays() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");

    // When
    var mismatches = table(names(tenant)).mismatches();

    // Then
    assertThat(mismatches).isEmpty();
  }

  @Test
  void everyEndpointIsInTheTable() {
    assertThat(table(Map.of()).endpoints()).isEqualTo(RunningEndpoints.all());
  }

  @Test
  void theTableInTheDocumentationIsThisOne() {
    var table = table(Map.of());

    assertThat(table.committed()).isEqualTo(table.document());
  }

  @Test
  void idsThatAnotherAccountTookSayNothingMore() {
    // Given
    var other = Tenant.withARunningDeployment("emqx");
    var tenant = Tenant.of("emqx");

    // When, Then
    saying(asOwnerOf(tenant.account), opened(tenant.account))
        .put("/subscriptions/" + other.subscription)
        .then()
        .statusCode(409)
        .body("code", equalTo("id-taken"))
        .body("detail", equalTo("The id " + other.subscription + " is taken."));
    saying(asOwnerOf(tenant.account), Map.of("name", "mine"))
        .put("/subscriptions/" + tenant.subscription + "/deployments/" + other.deployment)
        .then()
        .statusCode(409)
        .body("code", equalTo("id-taken"))
        .body("detail", equalTo("The id " + other.deployment + " is taken."));
  }

  @Test
  void anOperatorDoesNotMoveASubscriptionToAnotherAccountByOpeningItAgain() {
    // Given
    var tenant = Tenant.of("emqx");

    // When
    var answer =
        saying(asOperator(), opened("acc-other")).put("/subscriptions/" + tenant.subscription);

    // Then
    answer.then().statusCode(409).body("code", equalTo("id-taken"));
  }

  /** Where there is nobody to ask, no instant is needed either. */
  private static String soon(Map<String, String> tenant) {
    return tenant.isEmpty() ? "" : Tenant.now().plus(Duration.ofHours(1)).toString();
  }

  private static RequestSpecification saying(RequestSpecification caller, Map<String, ?> body) {
    return caller.contentType(ContentType.JSON).body(body);
  }

  private static Map<String, String> opened(String account) {
    return Map.of("account", account, "product", "emqx");
  }

  private static Map<String, String> names(Tenant tenant) {
    return Map.of(
        "account",
        tenant.account,
        "subscription",
        tenant.subscription,
        "deployment",
        tenant.deployment,
        "cloudAccount",
        "own-1",
        "hold",
        "hold-" + tenant.account,
        "product",
        "emqx");
  }
}
