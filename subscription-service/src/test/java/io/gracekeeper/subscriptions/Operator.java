package io.gracekeeper.subscriptions;

import static io.gracekeeper.callers.Callers.asOperator;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;

/** What an operator does in tests. */
final class Operator {

  private Operator() {}

  /** Puts a deployment on hold; the hold is named after it. */
  static ValidatableResponse holds(Tenant tenant) {
    return holds(tenant, "hold-" + tenant.deployment);
  }

  static ValidatableResponse holds(Tenant tenant, String hold) {
    return says(Map.of(
            "account", tenant.account, "deployment", tenant.deployment, "why", "a dispute"))
        .put("/holds/" + hold)
        .then()
        .statusCode(200);
  }

  static ValidatableResponse holdsAllOf(Tenant tenant) {
    return says(Map.of("account", tenant.account, "why", "a lawsuit"))
        .put("/holds/hold-" + tenant.account)
        .then()
        .statusCode(200);
  }

  static ValidatableResponse lifts(String hold) {
    return says(Map.of("why", "settled")).post("/holds/" + hold + "/lifting").then();
  }

  static void throwsTheKillSwitch() {
    says(Map.of("why", "an incident")).put("/brakes/kill-switch").then().statusCode(200);
  }

  static void turnsTheKillSwitchOff() {
    asOperator().delete("/brakes/kill-switch").then().statusCode(200);
  }

  static void closesTheBreakerOf(String product) {
    says(Map.of("why", "looked at"))
        .post("/brakes/breakers/" + product + "/closing")
        .then()
        .statusCode(200);
  }

  static ValidatableResponse brakes() {
    return asOperator().get("/brakes").then().statusCode(200);
  }

  static ValidatableResponse foretells(int hours) {
    return asOperator().get("/deletions/forecast?hours=" + hours).then().statusCode(200);
  }

  static ValidatableResponse reprieves(Tenant tenant, Instant until) {
    return says(Map.of("until", until.toString(), "why", "wrongly cancelled"))
        .put("/deployments/" + tenant.deployment + "/reprieve")
        .then();
  }

  private static RequestSpecification says(Map<String, ?> body) {
    return asOperator().contentType(ContentType.JSON).body(body);
  }
}
