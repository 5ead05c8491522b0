package io.gracekeeper.subscriptions;

import static io.gracekeeper.callers.Callers.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionEvent.DeletionWaiting;
import io.gracekeeper.events.SubscriptionEvent.DeletionsFrozen;
import io.gracekeeper.events.SubscriptionEvent.DeletionsResumed;
import io.gracekeeper.events.SubscriptionEvent.DeploymentDeleted;
import io.gracekeeper.events.SubscriptionEvent.HoldLifted;
import io.gracekeeper.events.SubscriptionEvent.HoldPlaced;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What keeps a deletion that is due: a hold, the kill switch, the breaker. */
@OnRealParts
class GuardTest {

  private static final Duration GRACE = Duration.ofDays(3);

  @AfterEach
  void everybodyGoesHome() {
    Operator.turnsTheKillSwitchOff();
    Tenant.goHome();
  }

  @Test
  @Tag("D9")
  void aHoldKeepsItUntilItIsLiftedAndWhoAndWhyAreRecorded() {
    // Given
    var tenant = Tenant.withAStoppedDeployment("emqx");
    Operator.holds(tenant).body("tooLateFor", hasSize(0));

    // When
    Tenant.move(GRACE.plusHours(1));

    // Then
    tenant
        .show(tenant.deployment)
        .body("state", equalTo("STOPPED"))
        .body("waitingFor", containsString("on hold: a dispute"));
    tenant.awaitEvent(tenant.deployment, DeletionWaiting.class);
    var placed =
        Tenant.awaitAny(HoldPlaced.class, it -> it.account().value().equals(tenant.account));
    assertThat(placed.why()).isEqualTo("a dispute");
    assertThat(placed.by()).isNotBlank();

    // When
    Operator.lifts("hold-" + tenant.deployment)
        .statusCode(200)
        .body("liftedBecause", equalTo("settled"))
        .body("liftedBy", equalTo(placed.by()));
    Tenant.move(Duration.ofHours(13));

    // Then
    tenant.awaitEvent(tenant.deployment, DeploymentDeleted.class);
    Tenant.awaitAny(HoldLifted.class, it -> it.account().value().equals(tenant.account));
  }

  @Test
  @Tag("D9")
  void aHoldOnAnAccountKeepsAllOfItAndStaysNoStop() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");
    Operator.holdsAllOf(tenant);
    asOperator()
        .get("/holds?limit=200")
        .then()
        .statusCode(200)
        .body("holds.id", hasItem("hold-" + tenant.account));

    // When
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");
    Tenant.move(GRACE.plusHours(1));

    // Then
    tenant.show(tenant.deployment).body("waitingFor", containsString("a lawsuit"));
    Operator.lifts("hold-" + tenant.account).statusCode(200);
    Operator.lifts("hold-unknown").statusCode(404).body("code", equalTo("unknown-hold"));
  }

  @Test
  @Tag("D1")
  void whileTheKillSwitchIsThrownNothingIsDeletedAndAfterwardsItGoesOn() {
    // Given
    var tenant = Tenant.withAStoppedDeployment("emqx");
    Operator.throwsTheKillSwitch();
    Operator.brakes().body("killSwitch.why", equalTo("an incident"));

    // When
    Tenant.move(GRACE.plusHours(1));

    // Then
    tenant.show(tenant.deployment).body("waitingFor", containsString("kill switch"));
    assertThat(Vendor.told(tenant.deployment)).noneMatch(it -> it.startsWith("DELETE"));

    // When
    Operator.turnsTheKillSwitchOff();
    Operator.brakes().body("killSwitch", nullValue());
    Tenant.move(Duration.ofHours(13));

    // Then
    tenant.awaitEvent(tenant.deployment, DeploymentDeleted.class);
  }

  /** The product of this test allows two deletions an hour. */
  @Test
  @Tag("D10")
  @Tag("P10")
  void moreDeletionsThanThePolicyAllowsFreezeThemUntilAnOperatorHasLooked() {
    // Given
    var tenants = Stream.generate(() -> Tenant.withAStoppedDeployment("scarce")).limit(3).toList();

    // When
    Tenant.move(GRACE.plusMinutes(1));

    // Then
    assertThat(deleted(tenants)).isEqualTo(2);
    Tenant.awaitAny(DeletionsFrozen.class, it -> it.product().equals(new ProductId("scarce")));
    Operator.brakes().body("frozen.product", hasItem("scarce"));

    // When
    Tenant.move(Duration.ofHours(13));

    // Then
    assertThat(deleted(tenants)).as("an hour is over, and nobody has looked").isEqualTo(2);

    // When
    Operator.closesTheBreakerOf("scarce");
    Tenant.move(Duration.ofHours(13));

    // Then
    assertThat(deleted(tenants)).isEqualTo(3);
    Tenant.awaitAny(DeletionsResumed.class, it -> it.product().equals(new ProductId("scarce")));
    Operator.brakes().body("frozen.product", not(hasItem("scarce")));
  }

  @Test
  @Tag("D1")
  @Tag("D7")
  void aForecastSaysByTheSameKeysWhatWillBeDeletedAndWhatWillWait() {
    // Given
    var free = Tenant.withAStoppedDeployment("emqx");
    var held = Tenant.withAStoppedDeployment("emqx");
    Operator.holds(held);
    var at = free.instantOf(free.deployment, "deletesAt").toString();

    // Then
    Operator.foretells(71).body("deletes.deployment.id", not(hasItem(free.deployment)));
    Operator.foretells(73)
        .body("deletes.find {it.deployment.id == '" + free.deployment + "'}.at", equalTo(at))
        .body(
            "waits.find {it.deployment.id == '" + held.deployment + "'}.reasons",
            hasItem("it is on hold: a dispute"));

    // When
    Tenant.move(GRACE.plusMinutes(1));

    // Then
    free.show(free.deployment).body("state", equalTo("DELETED"));
    held.show(held.deployment).body("state", equalTo("STOPPED"));
  }

  @Test
  @Tag("D7")
  @Tag("A22")
  void anOperatorSeesAllThatIsOnItsWayToADeletionWithItsEvidence() {
    // Given
    var tenant = Tenant.withAStoppedDeployment("emqx");
    Operator.holds(tenant);
    var found = "deployments.find {it.deployment.id == '" + tenant.deployment + "'}";

    // Then
    asOperator()
        .get("/deletions?limit=200")
        .then()
        .statusCode(200)
        .body(found + ".notice", equalTo("loss-2-" + tenant.account))
        .body(found + ".coverageRevision", equalTo(2))
        .body(found + ".rule", equalTo("C15"))
        .body(found + ".warnings.lead", equalTo(List.of("PT48H", "PT24H", "PT1H")))
        .body(found + ".holds", equalTo(List.of("a dispute")));
  }

  private static long deleted(List<Tenant> tenants) {
    return tenants.stream().filter(it -> Vendor.observed(it.deployment).equals("GONE")).count();
  }
}
