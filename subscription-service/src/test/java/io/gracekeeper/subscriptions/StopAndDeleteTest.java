package io.gracekeeper.subscriptions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.gracekeeper.callers.IssuerResource;
import io.gracekeeper.embedded.Golden;
import io.gracekeeper.events.Receipt.Warned;
import io.gracekeeper.events.StopReason;
import io.gracekeeper.events.SubscriptionEvent.DeletionWaiting;
import io.gracekeeper.events.SubscriptionEvent.DeploymentDeleted;
import io.gracekeeper.events.SubscriptionEvent.DeploymentRestored;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStarted;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStopped;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStoppedAgain;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStopping;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@OnRealParts
class StopAndDeleteTest {

  private static final Duration GRACE = Duration.ofDays(3);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @AfterEach
  void everybodyIsBack() {
    Vendor.isDown(false);
    IssuerResource.isSilent(false);
    Tenant.goHome();
  }

  @Test
  void nothingRunsBeforeBillingHasSpoken() {
    // Given
    var tenant = Tenant.of("emqx");

    // When
    tenant.asks(tenant.deployment, null);
    Tenant.quiet();

    // Then
    tenant.show(tenant.deployment).body("state", equalTo("REQUESTED"));
    assertThat(Vendor.observed(tenant.deployment)).isEqualTo("GONE");

    // When
    tenant.gains(1);

    // Then
    tenant.awaitEvent(tenant.deployment, DeploymentStarted.class);
    assertThat(Vendor.observed(tenant.deployment)).isEqualTo("RUNNING");
  }

  @Test
  @Tag("C15")
  @Tag("D6")
  void whatNobodyPaysForIsStoppedAndItsDeadlineIsFixedWhenTheStopIsSeen() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");

    // When
    tenant.loses(2);

    // Then
    var stopping = tenant.awaitEvent(tenant.deployment, DeploymentStopping.class);
    var envelope = tenant.awaitEvent(tenant.deployment, DeploymentStopped.class);
    var stopped = (DeploymentStopped) envelope.event();
    assertThat(stopped.stoppedAt()).isAfterOrEqualTo(stopping.occurredAt());
    assertThat(stopped.deleteAfter()).isEqualTo(stopped.stoppedAt().plus(GRACE));
    assertThat(stopped.why()).isEqualTo(StopReason.UNCOVERED);
    assertThat(Golden.fieldsOf(stopped)).isEqualTo(Golden.fieldsOfGolden(stopped));
    assertThat(envelope.cause().notice()).isEqualTo("loss-2-" + tenant.account);
    assertThat(Vendor.observed(tenant.deployment)).isEqualTo("STOPPED");
    assertThat(tenant.instantOf(tenant.deployment, "deleteAfter")).isEqualTo(stopped.deleteAfter());
  }

  @Test
  @Tag("C17")
  @Tag("D8")
  @Tag("P9")
  void aStoppedDeploymentIsDeletedOnceItsGraceIsOverAndTheReceiptSaysWhy() {
    // Given
    var tenant = Tenant.withARunningDeployment("redis");
    var uid = Vendor.uidOf(tenant.deployment);
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");

    // When
    Tenant.move(GRACE.minusMinutes(1));

    // Then
    tenant.show(tenant.deployment).body("state", equalTo("STOPPED"));
    assertThat(Vendor.observed(tenant.deployment)).isEqualTo("STOPPED");

    // When
    Tenant.move(
        Duration.ofMinutes(2)); // The first warning was due at the stop, and so a little late.

    // Then
    var deleted =
        (DeploymentDeleted) tenant.awaitEvent(tenant.deployment, DeploymentDeleted.class).event();
    var receipt = deleted.receipt();
    var shown = Golden.fieldsOf(deleted);
    shown.add("/receipt/orderedBy"); // Nobody did.
    assertThat(shown).isEqualTo(Golden.fieldsOfGolden(deleted));
    assertThat(receipt.uid().value()).isEqualTo(uid);
    assertThat(receipt.notice()).isEqualTo("loss-2-" + tenant.account);
    assertThat(receipt.permit()).isEqualTo("permit-1");
    assertThat(receipt.deletedAt()).isAfterOrEqualTo(receipt.deleteAfter());
    assertThat(receipt.basis().rule()).isEqualTo("C17");
    assertThat(receipt.warnings()).extracting(Warned::lead).containsExactly(GRACE, DAY, HOUR);
    assertThat(requireNonNull(receipt.snapshot()).readBack()).isTrue();
    assertThat(Vendor.observed(tenant.deployment)).isEqualTo("GONE");
    tenant.show(tenant.deployment).body("receipt.notice", notNullValue());
  }

  @Test
  @Tag("D3")
  void aSecondNoticeDoesNotMoveTheDeadline() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");
    var deadline = tenant.instantOf(tenant.deployment, "deleteAfter");

    // When
    Tenant.move(Duration.ofHours(5));
    tenant.loses(2);
    tenant.loses(1);
    tenant.loses(3);
    Tenant.quiet();

    // Then
    assertThat(tenant.instantOf(tenant.deployment, "deleteAfter")).isEqualTo(deadline);
    assertThat(tenant.events(tenant.deployment, DeploymentStopped.class)).hasSize(1);
  }

  @Test
  @Tag("D2")
  void coverageRegainedBringsTheSameDeploymentBack() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");
    var uid = Vendor.uidOf(tenant.deployment);
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");

    // When
    tenant.gains(3);

    // Then
    tenant.awaitEvent(tenant.deployment, DeploymentRestored.class);
    assertThat(Vendor.observed(tenant.deployment)).isEqualTo("RUNNING");
    assertThat(Vendor.uidOf(tenant.deployment)).isEqualTo(uid);
    tenant.show(tenant.deployment).body("deleteAfter", nullValue());

    // When
    Tenant.move(GRACE.plusDays(1));

    // Then
    assertThat(Vendor.observed(tenant.deployment)).isEqualTo("RUNNING");
  }

  @Test
  @Tag("D2")
  void whatWasResizedWhileItRanComesBackAsItWasStopped() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");
    Vendor.resize(tenant.deployment, 5);
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");
    tenant.show(tenant.deployment).body("scale", equalTo("5 nodes"));

    // When
    tenant.gains(3);

    // Then
    tenant.awaitEvent(tenant.deployment, DeploymentRestored.class);
    tenant.show(tenant.deployment).body("scale", equalTo("5 nodes")).body("trouble", nullValue());
  }

  @Test
  @Tag("D2")
  void whatComesBackWithAnotherScaleIsNotRestoredUntilThatIsRight() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");

    // When
    Vendor.resize(tenant.deployment, 1);
    tenant.gains(3);
    tenant.awaitTrouble(
        tenant.deployment,
        "it came back with scale \"1 nodes\", and had \"3 nodes\" when it was stopped");

    // Then
    tenant.show(tenant.deployment).body("state", equalTo("RESTORING"));
    assertThat(Vendor.observed(tenant.deployment)).isEqualTo("RUNNING");

    // When
    Vendor.resize(tenant.deployment, 3);
    Tenant.move(Duration.ofHours(1));

    // Then
    tenant.awaitEvent(tenant.deployment, DeploymentRestored.class);
    tenant.show(tenant.deployment).body("state", equalTo("RUNNING")).body("trouble", nullValue());
  }

  @Test
  @Tag("C16")
  void aTrialRunsUntilItEndsAndItsGraceStartsThen() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");
    var trial = "trial-" + tenant.account;
    var trialEnd = Tenant.now().plus(Duration.ofDays(10));
    tenant.asks(trial, trialEnd);
    tenant.awaitState(trial, "RUNNING");

    // When
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");
    Tenant.move(Duration.ofDays(9));

    // Then
    tenant.show(trial).body("state", equalTo("RUNNING"));
    tenant.show(tenant.deployment).body("state", equalTo("DELETED"));

    // When
    Tenant.move(Duration.ofDays(1));

    // Then
    tenant.show(trial).body("state", equalTo("STOPPED")).body("why", equalTo("TRIAL_ENDED"));
    assertThat(tenant.instantOf(trial, "stoppedAt")).isAfterOrEqualTo(trialEnd);
    assertThat(tenant.instantOf(trial, "deleteAfter"))
        .isEqualTo(tenant.instantOf(trial, "stoppedAt").plus(GRACE));
  }

  @Test
  @Tag("D6")
  void whatIsScaledUpAgainIsStoppedAgainAndItsDeadlineStays() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");
    var deadline = tenant.instantOf(tenant.deployment, "deleteAfter");

    // When
    Vendor.scaleUp(tenant.deployment);
    Tenant.move(Duration.ofHours(19));

    // Then
    tenant.awaitEvent(tenant.deployment, DeploymentStoppedAgain.class);
    assertThat(Vendor.observed(tenant.deployment)).isEqualTo("STOPPED");
    assertThat(tenant.instantOf(tenant.deployment, "deleteAfter")).isEqualTo(deadline);
  }

  @Test
  @Tag("D1")
  void billingsRefusalAndSilenceKeepIt() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");
    Vendor.billingAnswers(tenant.subscription, 500, "oh");
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");

    // When
    Tenant.move(GRACE.plusMinutes(1));

    // Then
    tenant
        .show(tenant.deployment)
        .body("state", equalTo("STOPPED"))
        .body("waitingFor", containsString("billing is silent"));
    var waiting =
        (DeletionWaiting) tenant.awaitEvent(tenant.deployment, DeletionWaiting.class).event();
    assertThat(waiting.reasons()).singleElement().asString().contains("500");

    // When
    Vendor.billingAnswers(tenant.subscription, 409, "{\"code\":\"covered\"}");
    Tenant.move(Duration.ofHours(1));

    // Then
    tenant.show(tenant.deployment).body("waitingFor", containsString("covered"));
    assertThat(Vendor.told(tenant.deployment)).noneMatch(it -> it.startsWith("DELETE"));
  }

  @Test
  @Tag("D1")
  void billingIsAskedWithATokenOfOurOwnAndWithoutOneTheDeletionWaits() throws IOException {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");
    Vendor.billingAnswers(tenant.subscription, 401, "{\"code\":\"token-refused\"}");
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");

    // When
    Tenant.move(GRACE.plusMinutes(1));

    // Then
    var shown = Vendor.tokenShown(tenant.subscription);
    assertThat(shown.path("aud").asText()).isEqualTo("billing-service");
    assertThat(shown.path("groups").path(0).asText()).isEqualTo("service");
    assertThat(shown.has("account")).isFalse();
    tenant.show(tenant.deployment).body("waitingFor", containsString("it answered 401"));

    // When
    IssuerResource.isSilent(true);
    Tenant.move(Duration.ofHours(1));

    // Then
    tenant.show(tenant.deployment).body("waitingFor", containsString("no token"));
    assertThat(Vendor.told(tenant.deployment)).noneMatch(it -> it.startsWith("DELETE"));
  }

  @Test
  @Tag("D1")
  void anotherDeploymentUnderTheSameNameIsNotDeleted() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");

    // When
    var uid = Vendor.uidOf(tenant.deployment);
    Vendor.replace(tenant.deployment, "another");
    Tenant.move(GRACE.plusMinutes(1));

    // Then
    tenant.show(tenant.deployment).body("waitingFor", containsString("another one"));
    assertThat(Vendor.observed(tenant.deployment)).isEqualTo("STOPPED");
    Vendor.replace(tenant.deployment, uid);
  }

  @Test
  @Tag("P8")
  void whereASnapshotIsRequiredAndThereIsNoneItIsKept() {
    // Given
    var tenant = Tenant.withARunningDeployment("redis");
    Vendor.damages(tenant.deployment, true);
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");

    // When
    Tenant.move(GRACE.plusMinutes(1));

    // Then
    tenant
        .show(tenant.deployment)
        .body("state", equalTo("SNAPSHOTTING"))
        .body("trouble", containsString("not what was written"));
    assertThat(Vendor.told(tenant.deployment)).noneMatch(it -> it.startsWith("DELETE"));
  }

  @Test
  void whileThePlatformIsDownTheStopIsTriedUntilItIsBack() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");
    Vendor.isDown(true);

    // When
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPING");
    Vendor.isDown(false);

    // Then
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(Vendor.observed(tenant.deployment)).isEqualTo("STOPPED"));
    tenant.awaitState(tenant.deployment, "STOPPED");
  }
}
