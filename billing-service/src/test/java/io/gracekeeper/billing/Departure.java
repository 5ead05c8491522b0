package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionEvent.DeploymentRequested;
import io.gracekeeper.events.SubscriptionEvent.SnapshotTaken;
import io.gracekeeper.events.SubscriptionEvent.SubscriptionOpened;
import io.gracekeeper.events.SubscriptionId;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer that is about to leave a marketplace: what runs, what it is told, and how it goes. */
final class Departure {

  private Departure() {}

  static ValidatableResponse leaving(Customer customer) {
    return asOwnerOf(customer.account)
        .get("/accounts/" + customer.account + "/leaving")
        .then()
        .statusCode(200);
  }

  static ValidatableResponse methods(Customer customer) {
    return asOwnerOf(customer.account)
        .get("/accounts/" + customer.account + "/payment-methods")
        .then()
        .statusCode(200);
  }

  static ValidatableResponse disconnects(Customer customer, boolean acknowledges) {
    return disconnects(customer, customer.link(), acknowledges);
  }

  static ValidatableResponse disconnects(Customer customer, String link, boolean acknowledges) {
    return asOwnerOf(customer.account)
        .contentType(ContentType.JSON)
        .body(Map.of("acknowledgesOldSnapshots", acknowledges))
        .post("/accounts/" + customer.account + "/links/" + link + "/disconnection")
        .then();
  }

  /** Another subscription, which AWS pays for as well. */
  static String opens(Customer customer, String name, String plan) {
    var id = name + "-" + customer.account;
    customer.told(
        new SubscriptionOpened(
            new AccountId(customer.account),
            new SubscriptionId(id),
            new ProductId(customer.product),
            null,
            plan),
        1);
    return id;
  }

  static void runs(
      Customer customer, String subscription, String name, @Nullable Instant trialEndsAt) {
    customer.told(
        new DeploymentRequested(
            new AccountId(customer.account),
            new SubscriptionId(subscription),
            new DeploymentId(name + "-" + customer.account),
            name,
            trialEndsAt),
        2);
  }

  static void takesSnapshot(Customer customer, String name, Instant at) {
    customer.told(
        new SnapshotTaken(
            new AccountId(customer.account),
            new SubscriptionId(customer.subscription),
            new DeploymentId(name + "-" + customer.account),
            at),
        3);
  }

  static ValidatableResponse awaitDeployments(Customer customer, String subscription, int count) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> leaving(customer),
            it -> {
              List<?> found = it.extract().path(prospect(subscription, "deployments"));
              return found != null && found.size() == count;
            });
  }

  static Instant instant(ValidatableResponse answer, String path) {
    return Instant.parse(answer.extract().<String>path(path));
  }

  static String prospect(String subscription, String field) {
    return "subscriptions.find { it.subscription == '" + subscription + "' }." + field;
  }

  static String deployment(String subscription, String name, String field) {
    return prospect(subscription, "deployments.find { it.name == '" + name + "' }." + field);
  }
}
