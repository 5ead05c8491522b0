package io.gracekeeper.subscriptions;

import static io.gracekeeper.callers.Callers.asOwnerOf;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.gracekeeper.embedded.Golden;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.BillingEvent.ErasureDemanded;
import io.gracekeeper.events.StopReason;
import io.gracekeeper.events.SubscriptionEvent.DeletionOrdered;
import io.gracekeeper.events.SubscriptionEvent.DeletionWarned;
import io.gracekeeper.events.SubscriptionEvent.DeploymentDeleted;
import io.gracekeeper.events.SubscriptionEvent.DeploymentNotRestored;
import io.gracekeeper.events.SubscriptionEvent.DeploymentReleased;
import io.gracekeeper.events.SubscriptionEvent.DeploymentRestored;
import io.gracekeeper.events.SubscriptionEvent.ErasureRefused;
import io.gracekeeper.events.SubscriptionEvent.NotRestored;
import io.gracekeeper.events.SubscriptionEvent.SnapshotTaken;
import io.gracekeeper.events.SubscriptionEvent.SnapshotsDiscarded;
import io.gracekeeper.events.SubscriptionId;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ways to an end, and back from it. */
@OnRealParts
class EndingTest {

  private static final Duration GRACE = Duration.ofDays(3);

  @AfterEach
  void everybodyGoesHome() {
    Vendor.cannotVerify(false);
    Tenant.goHome();
  }

  @Test
  @Tag("P9")
  @Tag("D7")
  void itsDeletionIsAnnouncedWithTheExactInstants() {
    // Given
    var tenant = Tenant.withAStoppedDeployment("emqx");
    var deadline = tenant.instantOf(tenant.deployment, "deleteAfter");

    // When
    Tenant.move(GRACE.minusMinutes(30));

    // Then
    var warnings =
        tenant.events(tenant.deployment, DeletionWarned.class).stream()
            .map(it -> (DeletionWarned) it.event())
            .toList();
    assertThat(warnings)
        .extracting(DeletionWarned::lead)
        .containsExactly(Duration.ofHours(48), Duration.ofHours(24), Duration.ofHours(1));
    assertThat(warnings).allSatisfy(it -> assertThat(it.deleteAfter()).isEqualTo(deadline));
    assertThat(warnings).allSatisfy(it -> assertThat(it.deletesAt()).isEqualTo(deadline));
  }

  @Test
  @Tag("P8")
  @Tag("P12")
  void aSnapshotIsTakenReadBackAndKeptForAWhileAfterTheDeletion() {
    // Given
    var tenant = Tenant.withAStoppedDeployment("redis");
    var uid = Vendor.uidOf(tenant.deployment);

    // When
    Tenant.move(GRACE.plusMinutes(2));

    // Then
    tenant.awaitEvent(tenant.deployment, SnapshotTaken.class);
    var receipt =
        ((DeploymentDeleted) tenant.awaitEvent(tenant.deployment, DeploymentDeleted.class).event())
            .receipt();
    var kept = requireNonNull(receipt.snapshot());
    assertThat(kept.readBack()).isTrue();
    assertThat(kept.until()).isEqualTo(receipt.deletedAt().plus(Duration.ofDays(30)));
    assertThat(Vendor.snapshotsOf(uid)).isEqualTo(1);

    // When
    Tenant.move(Duration.ofDays(30));

    // Then
    tenant.awaitEvent(tenant.deployment, SnapshotsDiscarded.class);
    assertThat(Vendor.snapshotsOf(uid)).isZero();
  }

  @Test
  @Tag("P8")
  void aSnapshotThatThePlatformCannotReadBackKeepsItUnlessThePolicySaysOtherwise() {
    // Given
    Vendor.cannotVerify(true);
    var tenant = Tenant.withAStoppedDeployment("redis");

    // When
    Tenant.move(GRACE.plusMinutes(2));

    // Then
    tenant
        .show(tenant.deployment)
        .body("state", equalTo("STOPPED"))
        .body("waitingFor", containsString("could not be verified by control-plane"));
  }

  @Test
  @Tag("D2")
  void whatIsGoneWhenCoverageComesBackIsMadeAnewFromItsSnapshot() {
    // Given
    var tenant = Tenant.withAStoppedDeployment("redis");
    Tenant.move(GRACE.minusHours(12));
    var uid = Vendor.uidOf(tenant.deployment);
    Vendor.lose(tenant.deployment);

    // When
    tenant.gains(3);

    // Then
    var restored =
        (DeploymentRestored) tenant.awaitEvent(tenant.deployment, DeploymentRestored.class).event();
    assertThat(restored.uid().value()).isNotEqualTo(uid).isEqualTo(Vendor.uidOf(tenant.deployment));
    assertThat(restored.snapshotTakenAt()).isNotNull();
    tenant.show(tenant.deployment).body("state", equalTo("RUNNING")).body("trouble", nullValue());
  }

  @Test
  @Tag("D2")
  void whoComesBackAfterTheDeletionIsToldSo() {
    // Given
    var tenant = Tenant.withAStoppedDeployment("redis");
    Tenant.move(GRACE.plusMinutes(2));
    tenant.awaitState(tenant.deployment, "DELETED");

    // When
    tenant.gains(3);

    // Then
    var told =
        (DeploymentNotRestored)
            tenant.awaitEvent(tenant.deployment, DeploymentNotRestored.class).event();
    assertThat(told.reason()).isEqualTo(NotRestored.DELETED);
    assertThat(told.snapshotKeptUntil()).isEqualTo(told.since().plus(Duration.ofDays(30)));
  }

  @Test
  @Tag("D11")
  void anOwnerOrdersADeletionByTypingTheNameAndNoGraceApplies() {
    // Given
    var tenant = Tenant.withARunningDeployment("redis");
    orders(tenant, "another").statusCode(409).body("code", equalTo("not-confirmed"));

    // When
    orders(tenant, "orders").statusCode(200).body("why", equalTo("ORDERED"));

    // Then
    var ordered =
        (DeletionOrdered) tenant.awaitEvent(tenant.deployment, DeletionOrdered.class).event();
    var receipt =
        ((DeploymentDeleted) tenant.awaitEvent(tenant.deployment, DeploymentDeleted.class).event())
            .receipt();
    assertThat(receipt.why()).isEqualTo(StopReason.ORDERED);
    assertThat(receipt.orderedBy()).isEqualTo(ordered.by());
    assertThat(receipt.basis().rule()).isEqualTo("D11");
    assertThat(receipt.permit()).isNull();
    assertThat(requireNonNull(receipt.snapshot()).readBack()).as("P8 is obeyed").isTrue();
    orders(tenant, "orders").statusCode(200).body("state", equalTo("DELETED"));
  }

  @Test
  @Tag("D11")
  @Tag("D9")
  void anOrderIsRefusedOnHoldAndTakenBackInTime() {
    // Given
    var tenant = Tenant.withARunningDeployment("redis");
    Operator.holds(tenant);
    orders(tenant, "orders").statusCode(409).body("code", equalTo("on-hold"));
    Operator.lifts("hold-" + tenant.deployment);
    withdraws(tenant).statusCode(409).body("code", equalTo("not-ordered"));
    Vendor.damages(tenant.deployment, true); // No snapshot comes about, so it waits.
    orders(tenant, "orders").statusCode(200);
    tenant.awaitState(tenant.deployment, "SNAPSHOTTING");

    // When
    withdraws(tenant).statusCode(200).body("state", equalTo("RESTORING"));

    // Then
    tenant.awaitState(tenant.deployment, "RUNNING");
  }

  @Test
  @Tag("D12")
  @Tag("P12")
  void aDemandToEraseDeletesSoonerButNotWithinADayAndItsSnapshotsToo() {
    // Given
    var tenant = Tenant.withAStoppedDeployment("redis");
    var uid = Vendor.uidOf(tenant.deployment);
    var now = Tenant.now();

    // When
    demandsErasure(tenant, now);
    Tenant.quiet();
    Tenant.move(Duration.ofHours(23));

    // Then
    tenant.show(tenant.deployment).body("state", equalTo("STOPPED"));

    // When
    Tenant.move(Duration.ofMinutes(62));

    // Then
    var receipt =
        ((DeploymentDeleted) tenant.awaitEvent(tenant.deployment, DeploymentDeleted.class).event())
            .receipt();
    assertThat(receipt.basis().rule()).isEqualTo("D12");
    assertThat(receipt.notice()).isEqualTo("demand-" + tenant.account);
    assertThat(receipt.deletedAt()).isAfterOrEqualTo(now.plus(Duration.ofHours(24)));
    tenant.awaitEvent(tenant.deployment, SnapshotsDiscarded.class);
    assertThat(Vendor.snapshotsOf(uid)).isZero();
  }

  @Test
  @Tag("D12")
  void aDemandToEraseWhatIsPaidForIsRefusedAndTold() {
    // Given
    var tenant = Tenant.withARunningDeployment("redis");

    // When
    demandsErasure(tenant, Tenant.now());

    // Then
    tenant.awaitEvent(tenant.deployment, ErasureRefused.class);
    Tenant.move(Duration.ofHours(25));
    assertThat(Vendor.observed(tenant.deployment)).isEqualTo("RUNNING");
  }

  @Test
  @Tag("B1")
  @Tag("B2")
  void whatTheCustomerHostsIsStoppedAndReleasedAndNeverDeleted() {
    // Given
    var tenant = Tenant.of("emqx");
    designates(tenant, "closed-1").statusCode(409).body("code", equalTo("no-access"));
    designates(tenant, "own-1").statusCode(200);
    tenant.gains(1);
    tenant.asks("vendors-" + tenant.account, null);
    tenant.asksInOwnCloud(tenant.deployment, "own-1");
    tenant.awaitState(tenant.deployment, "RUNNING");
    tenant.show("vendors-" + tenant.account).body("cloudAccount", nullValue());

    // When
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");
    orders(tenant, "orders").statusCode(409).body("code", equalTo("hosted-by-customer"));
    Tenant.move(GRACE.plusMinutes(1));

    // Then
    tenant.awaitEvent(tenant.deployment, DeploymentReleased.class);
    assertThat(Vendor.told(tenant.deployment)).noneMatch(it -> it.startsWith("DELETE"));
    assertThat(Vendor.observed(tenant.deployment)).isEqualTo("RELEASED");

    // When
    tenant.gains(3);

    // Then
    var told =
        (DeploymentNotRestored)
            tenant.awaitEvent(tenant.deployment, DeploymentNotRestored.class).event();
    assertThat(told.reason()).isEqualTo(NotRestored.RELEASED);
  }

  @Test
  @Tag("B2")
  void onlyACloudAccountThatAnOwnerHasDesignatedHostsAnything() {
    // Given
    var tenant = Tenant.of("emqx");

    // Then
    asOwnerOf(tenant.account)
        .contentType(ContentType.JSON)
        .body(Map.of("name", "orders", "cloudAccount", "own-2"))
        .put("/subscriptions/" + tenant.subscription + "/deployments/" + tenant.deployment)
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-cloud-account"));
  }

  @Test
  @Tag("D2")
  @Tag("D3")
  void whatAnOperatorReprievesRunsUnpaidAndThenHasAGraceOfItsOwn() {
    // Given
    var tenant = Tenant.withAStoppedDeployment("emqx");
    Tenant.move(Duration.ofDays(1));
    var until = Tenant.now().plus(Duration.ofDays(2));

    // When
    Operator.reprieves(tenant, until).statusCode(200);

    // Then
    tenant.awaitState(tenant.deployment, "RUNNING");

    // When
    Tenant.move(Duration.ofDays(2).plusMinutes(1));

    // Then
    tenant.show(tenant.deployment).body("state", equalTo("STOPPED"));
    var stoppedAt = tenant.instantOf(tenant.deployment, "stoppedAt");
    assertThat(stoppedAt).isAfterOrEqualTo(until);
    assertThat(tenant.instantOf(tenant.deployment, "deleteAfter")).isEqualTo(stoppedAt.plus(GRACE));
  }

  @Test
  @Tag("P6")
  void whatIsOverdueHasTheGraceThatItsDecisionGivesIt() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");

    // When
    tenant.loses(2, Duration.ofDays(7));
    tenant.awaitState(tenant.deployment, "STOPPED");

    // Then
    assertThat(tenant.instantOf(tenant.deployment, "deleteAfter"))
        .isEqualTo(tenant.instantOf(tenant.deployment, "stoppedAt").plus(Duration.ofDays(7)));
  }

  @Test
  void theWarningIsAsTheContractShowsIt() {
    // Given
    var tenant = Tenant.withAStoppedDeployment("redis");

    // When
    Tenant.move(Duration.ofMinutes(1));

    // Then
    var warned =
        (DeletionWarned) tenant.awaitEvent(tenant.deployment, DeletionWarned.class).event();
    assertThat(Golden.fieldsOf(warned)).isEqualTo(Golden.fieldsOfGolden(warned));
  }

  private static void demandsErasure(Tenant tenant, Instant notBefore) {
    tenant.hears(
        new ErasureDemanded(
            new AccountId(tenant.account), new SubscriptionId(tenant.subscription), notBefore),
        "demand");
  }

  private static ValidatableResponse orders(Tenant tenant, String typed) {
    return asOwnerOf(tenant.account)
        .contentType(ContentType.JSON)
        .body(Map.of("name", typed))
        .put("/deployments/" + tenant.deployment + "/deletion-order")
        .then();
  }

  private static ValidatableResponse withdraws(Tenant tenant) {
    return asOwnerOf(tenant.account)
        .delete("/deployments/" + tenant.deployment + "/deletion-order")
        .then();
  }

  private static ValidatableResponse designates(Tenant tenant, String cloudAccount) {
    return asOwnerOf(tenant.account)
        .contentType(ContentType.JSON)
        .put("/accounts/" + tenant.account + "/cloud-accounts/" + cloudAccount)
        .then();
  }
}
