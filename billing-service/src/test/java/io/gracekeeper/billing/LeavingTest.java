package io.gracekeeper.billing;

import static io.gracekeeper.billing.Departure.awaitDeployments;
import static io.gracekeeper.billing.Departure.deployment;
import static io.gracekeeper.billing.Departure.disconnects;
import static io.gracekeeper.billing.Departure.instant;
import static io.gracekeeper.billing.Departure.leaving;
import static io.gracekeeper.billing.Departure.methods;
import static io.gracekeeper.billing.Departure.opens;
import static io.gracekeeper.billing.Departure.prospect;
import static io.gracekeeper.billing.Departure.runs;
import static io.gracekeeper.callers.Callers.asBillingAdminOf;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.gracekeeper.events.BillingEvent.AccountUnlinked;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
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
    said.body(prospect(customer.subscription, "prepared"), equalTo("FALLBACK_DESIGNATED"))
        .body(prospect(customer.subscription, "paidByThen.id"), equalTo(wire))
        .body(prospect(bare, "prepared"), equalTo("NEITHER"))
        .body(prospect(bare, "paidByThen"), nullValue())
        .body(prospect(bare, "stillBilledThere"), contains("data transfer"))
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
}
