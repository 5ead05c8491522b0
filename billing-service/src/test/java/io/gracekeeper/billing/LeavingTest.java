package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asBillingAdminOf;
import static io.gracekeeper.callers.Callers.asOwnerOf;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.BillingEvent.AccountUnlinked;
import io.gracekeeper.events.BillingEvent.CoverageLost;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@OnRealParts
class LeavingTest {

  @Test
  @Tag("A8")
  @Tag("A9")
  @Tag("A10")
  @Tag("A17")
  @Tag("A18")
  @Tag("A21")
  @Tag("A27")
  @Tag("A28")
  void theLastLinkedAccountLeavesOnlyAtTheMarketplaceAndIsToldHow() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();

    // When
    var refused = disconnects(customer, true);

    // Then
    refused
        .statusCode(409)
        .body("code", equalTo("last-linked-account"))
        .body("blockers.code", hasItems("last-linked-account", "still-charged"));
    leaving(customer)
        .body("marketplaces", hasSize(1))
        .body("marketplaces[0].wayOut", equalTo("CANCEL_AT_THE_MARKETPLACE"))
        .body("marketplaces[0].linkedAccounts", equalTo(1))
        .body("marketplaces[0].mapping", containsString("several accounts"))
        .body("marketplaces[0].disconnectBlockedBy.code", hasItem("last-linked-account"))
        .body("marketplaces[0].cancelSteps", hasItem(containsString("Cancel subscription")))
        .body("marketplaces[0].guide", containsString("docs.aws.amazon.com/marketplace"))
        .body("marketplaces[0].staysThere", hasItem(containsString("private offer")));
    customer.charge().body("covered", equalTo(true));
    methods(customer).body("paymentMethods.kind", hasItem("MARKETPLACE"));
  }

  @Test
  @Tag("A4")
  @Tag("A13")
  @Tag("A14")
  @Tag("A15")
  void anAccountAmongSeveralDisconnectsOnceNothingIsChargedToIt() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    customer.besides().isLinked();
    var card = customer.addsCard("2030-01");
    disconnects(customer, true)
        .statusCode(409)
        .body("code", equalTo("still-charged"))
        .body("detail", containsString(customer.subscription));
    customer.switchesTo(card).statusCode(200);

    // When
    var disconnected = disconnects(customer, true);

    // Then
    disconnected.statusCode(200).body("state", equalTo("DISCONNECTED"));
    customer.awaitEvent(AccountUnlinked.class);
    methods(customer).body("paymentMethods.kind", contains("CARD"));
    customer.charge().body("covered", equalTo(true)).body("paymentMethod", equalTo(card));
    leaving(customer).body("marketplaces", empty());
    disconnects(customer, customer.link(), true).statusCode(200);
  }

  @Test
  @Tag("A1")
  void onlyAnOwnerDisconnects() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var link = customer.link();

    // When
    var refused =
        asBillingAdminOf(customer.account)
            .contentType(ContentType.JSON)
            .body(Map.of("acknowledgesOldSnapshots", true))
            .post("/accounts/" + customer.account + "/links/" + link + "/disconnection")
            .then();

    // Then
    refused.statusCode(403).body("code", equalTo("role-missing"));
    asBillingAdminOf(customer.account)
        .get("/accounts/" + customer.account + "/leaving")
        .then()
        .body("marketplaces[0].disconnectBlockedBy.code", hasItem("role-missing"));
  }

  @Test
  @Tag("A17")
  void twoOwnersAtOnceCannotLeaveNobodyLinked() {
    for (var round = 0; round < 5; round++) {
      // Given
      var one = Customer.ofRedis();
      one.startsAtAws();
      one.isLinked();
      var other = one.besides().isLinked();
      var ofOne = one.link();
      var ofOther = other.link();

      // When
      var answers =
          Stream.of(
                  supplyAsync(() -> disconnects(one, ofOne, true).extract().statusCode()),
                  supplyAsync(() -> disconnects(other, ofOther, true).extract().statusCode()))
              .toList()
              .stream()
              .map(answer -> answer.join())
              .sorted()
              .toList();

      // Then
      assertThat(answers).containsExactly(200, 409);
    }
  }

  @Test
  @Tag("A5")
  @Tag("A16")
  @Tag("A20")
  @Tag("A30")
  @Tag("A32")
  @Tag("B8")
  @Tag("D7")
  void whatWouldHappenIsSaidForEachSubscriptionAndDeployment() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var wire = customer.hasApprovedWire();
    customer.designates(wire).statusCode(200);
    var now = Customer.now();
    var bare = opens(customer, "bare", "essentials");
    var trialEnds = now.plus(Duration.ofDays(5));
    runs(customer, bare, "orders", null);
    runs(customer, bare, "lab", trialEnds);

    // When
    var said = awaitDeployments(customer, bare, 2);

    // Then
    var asOf = Instant.parse(said.extract().<String>path("asOf"));
    said.body(of(customer.subscription, "prepared"), equalTo("FALLBACK_DESIGNATED"))
        .body(of(customer.subscription, "paidByThen.id"), equalTo(wire))
        .body(of(bare, "prepared"), equalTo("NEITHER"))
        .body(of(bare, "paidByThen"), nullValue())
        .body(of(bare, "stillBilledThere"), contains("data transfer"))
        .body(deployment(bare, "orders", "stopsAt"), equalTo(asOf.toString()))
        .body(
            deployment(bare, "orders", "keptUntil"),
            equalTo(asOf.plus(Duration.ofDays(7)).toString()))
        .body(deployment(bare, "lab", "stopsAt"), equalTo(trialEnds.toString()))
        .body(
            deployment(bare, "lab", "keptUntil"),
            equalTo(trialEnds.plus(Duration.ofDays(7)).toString()))
        .body("checklist.find { it.point == 'FALLBACK' }.state", equalTo("OPEN"))
        .body("checklist.find { it.point == 'FALLBACK' }.detail", containsString(bare))
        .body("checklist.find { it.point == 'FALLBACK' }.detail", containsString("for good"))
        .body("checklist.find { it.point == 'ROLE' }.state", equalTo("DONE"))
        .body("checklist.find { it.point == 'SNAPSHOTS' }.state", equalTo("OPEN"))
        .body("checklist.point", hasItems("LAST_ACCOUNT", "WHAT_STAYS"));
  }

  @Test
  @Tag("B8")
  void whatWasSaidIsWhatTheCancelDoes() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    runs(customer, customer.subscription, "orders", null);
    var said = awaitDeployments(customer, customer.subscription, 1);
    var stopsAt = instant(said, deployment(customer.subscription, "orders", "stopsAt"));
    var keptUntil = instant(said, deployment(customer.subscription, "orders", "keptUntil"));

    // When
    customer.cancels();

    // Then
    var lost = (CoverageLost) customer.awaitRevision(2);
    assertThat(Duration.between(stopsAt, keptUntil)).isEqualTo(lost.grace());
  }

  @Test
  @Tag("A7")
  @Tag("B9")
  void aDeploymentWithoutARecentSnapshotHasToBeAccepted() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    customer.besides().isLinked();
    customer.switchesTo(customer.addsCard("2030-01")).statusCode(200);
    runs(customer, customer.subscription, "orders", null);
    awaitDeployments(customer, customer.subscription, 1)
        .body(deployment(customer.subscription, "orders", "snapshotRecent"), equalTo(false))
        .body(deployment(customer.subscription, "orders", "snapshotAge"), nullValue());

    // When
    var refused = disconnects(customer, false);

    // Then
    refused
        .statusCode(409)
        .body("code", equalTo("no-recent-snapshot"))
        .body("detail", containsString("orders"))
        .body("blockers", hasSize(1));
    methods(customer).body("paymentMethods.kind", hasItem("MARKETPLACE"));

    takesSnapshot(customer, "orders", Customer.now().minus(Duration.ofHours(1)));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            leaving(customer)
                .body(
                    deployment(customer.subscription, "orders", "snapshotRecent"), equalTo(true)));
    disconnects(customer, false).statusCode(200);
  }

  private static ValidatableResponse leaving(Customer customer) {
    return asOwnerOf(customer.account)
        .get("/accounts/" + customer.account + "/leaving")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse methods(Customer customer) {
    return asOwnerOf(customer.account)
        .get("/accounts/" + customer.account + "/payment-methods")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse disconnects(Customer customer, boolean acknowledges) {
    return disconnects(customer, customer.link(), acknowledges);
  }

  private static ValidatableResponse disconnects(
      Customer customer, String link, boolean acknowledges) {
    return asOwnerOf(customer.account)
        .contentType(ContentType.JSON)
        .body(Map.of("acknowledgesOldSnapshots", acknowledges))
        .post("/accounts/" + customer.account + "/links/" + link + "/disconnection")
        .then();
  }

  /** Another subscription, which AWS pays for as well. */
  private static String opens(Customer customer, String name, String plan) {
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

  private static void runs(
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

  private static void takesSnapshot(Customer customer, String name, Instant at) {
    customer.told(
        new SnapshotTaken(
            new AccountId(customer.account),
            new SubscriptionId(customer.subscription),
            new DeploymentId(name + "-" + customer.account),
            at),
        3);
  }

  private static ValidatableResponse awaitDeployments(
      Customer customer, String subscription, int count) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> leaving(customer),
            it -> {
              List<?> found = it.extract().path(of(subscription, "deployments"));
              return found != null && found.size() == count;
            });
  }

  private static Instant instant(ValidatableResponse answer, String path) {
    return Instant.parse(answer.extract().<String>path(path));
  }

  private static String of(String subscription, String field) {
    return "subscriptions.find { it.subscription == '" + subscription + "' }." + field;
  }

  private static String deployment(String subscription, String name, String field) {
    return of(subscription, "deployments.find { it.name == '" + name + "' }." + field);
  }
}
