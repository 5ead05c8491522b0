package io.gracekeeper.billing;

import static io.gracekeeper.billing.Departure.awaitDeployments;
import static io.gracekeeper.billing.Departure.deployment;
import static io.gracekeeper.billing.Departure.disconnects;
import static io.gracekeeper.billing.Departure.leaving;
import static io.gracekeeper.billing.Departure.methods;
import static io.gracekeeper.billing.Departure.runs;
import static io.gracekeeper.billing.Departure.takesSnapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Old snapshots stand in the way of a change of who pays, and of nothing else. */
@OnRealParts
class SnapshotsTest {

  @Inject EntityManager database;

  @Test
  @Tag("A7")
  @Tag("B9")
  void aDisconnectNeedsARecentSnapshotOfEachDeploymentOrItsAcceptance() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    customer.besides().isLinked();
    customer.switchesTo(customer.addsCard("2030-01")).statusCode(200);
    runsWithoutSnapshot(customer);

    // When
    var refused = disconnects(customer, false);

    // Then
    refused
        .statusCode(409)
        .body("code", equalTo("no-recent-snapshot"))
        .body("detail", containsString("orders"))
        .body("blockers", hasSize(1));
    methods(customer).body("paymentMethods.kind", hasItem("MARKETPLACE"));

    hasRecentSnapshot(customer);
    disconnects(customer, false).statusCode(200);
  }

  @Test
  @Tag("A7")
  @Tag("B9")
  void soDoesASwitchOfWhatIsPaidFor() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    customer.isInvoiced("inv-1", 100);
    runsWithoutSnapshot(customer);
    var card = customer.addsCard("2030-01");

    // When
    var refused = customer.switchesTo(card);

    // Then
    refused
        .statusCode(409)
        .body("blockers.code", hasItems("open-invoices", "no-recent-snapshot"))
        .body("blockers.detail", hasItem(containsString("orders (none)")));
    customer.charge().body("coverageRevision", equalTo(1));

    customer.pays("inv-1");
    hasRecentSnapshot(customer);
    customer.switchesTo(card).statusCode(200);
    assertThat(accepted(customer)).isEmpty();
  }

  @Test
  @Tag("A7")
  void whoAcceptsThatASnapshotIsOldIsRecorded() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    runsWithoutSnapshot(customer);

    // When
    var switched = customer.switchesAcceptingOldSnapshots(customer.addsCard("2030-01"));

    // Then
    switched.statusCode(200).body("covered", equalTo(true));
    assertThat(accepted(customer)).containsExactly("orders (none)");
  }

  @Test
  @Tag("A7")
  @Tag("D2")
  void aWayOutOfTheGraceNeedsNoSnapshot() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    runsWithoutSnapshot(customer);
    customer.cancels();
    customer.awaitRevision(2);

    // When
    var switched = customer.switchesTo(customer.addsCard("2030-01"));

    // Then
    switched.statusCode(200).body("covered", equalTo(true));
  }

  private static void runsWithoutSnapshot(Customer customer) {
    runs(customer, customer.subscription, "orders", null);
    awaitDeployments(customer, customer.subscription, 1)
        .body(deployment(customer.subscription, "orders", "snapshotRecent"), equalTo(false))
        .body(deployment(customer.subscription, "orders", "snapshotAge"), nullValue());
  }

  private static void hasRecentSnapshot(Customer customer) {
    takesSnapshot(customer, "orders", Customer.now().minus(Duration.ofHours(1)));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            leaving(customer)
                .body(
                    deployment(customer.subscription, "orders", "snapshotRecent"), equalTo(true)));
  }

  private List<String> accepted(Customer customer) {
    List<?> rows =
        database
            .createNativeQuery("select accepted from acknowledgement where account_id = ?1")
            .setParameter(1, customer.account)
            .getResultList();
    return rows.stream().map(String.class::cast).toList();
  }
}
