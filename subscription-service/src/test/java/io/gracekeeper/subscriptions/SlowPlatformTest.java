package io.gracekeeper.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.events.SubscriptionEvent.DeploymentStopped;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A platform that does not answer for one customer. */
@OnRealParts
class SlowPlatformTest {

  /** More than the sweep carries out at once, of all accounts together. */
  private static final int MANY = 260;

  /** What one account may have under way, and what one batch may add to it at most. */
  private static final int AT_MOST = 32 + 64;

  @AfterEach
  void everybodyGoesHome() {
    Tenant.goHome();
  }

  @Test
  @Tag("C15")
  void whoseStopsAreNotAnsweredDelaysNobodyElses() {
    // Given
    var slow = Tenant.of("emqx");
    slow.gains(1);
    for (int each = 0; each < MANY; each++) {
      slow.asks("many-" + each + "-" + slow.account, null);
    }
    Tenant.quiet();
    var other = Tenant.withARunningDeployment("emqx");
    Vendor.isSilentFor(slow.account);

    // When
    slow.loses(2);
    await().until(() -> Vendor.waitingFor(slow.account) > 0);
    other.loses(2);

    // Then
    other.awaitState(other.deployment, "STOPPED");
    assertThat(Vendor.waitingFor(slow.account)).isBetween(1, AT_MOST);
    Vendor.isSilentNoMoreFor(slow.account);
    slow.awaitState("many-0-" + slow.account, "STOPPED");
    slow.awaitState("many-" + (MANY - 1) + "-" + slow.account, "STOPPED");
  }

  /**
   * A call is given up after five seconds; what the platform did later is seen at the next look.
   */
  @Test
  @Tag("D4")
  @Tag("D6")
  void whatIsAnsweredTooLateHasItsEffectOnce() {
    // Given
    var tenant = Tenant.withARunningDeployment("emqx");
    Vendor.isSilentFor(tenant.account);
    tenant.loses(2);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> tenant.show(tenant.deployment).extract().path("trouble") != null);

    // When
    Vendor.isSilentNoMoreFor(tenant.account);

    // Then
    tenant.awaitState(tenant.deployment, "STOPPED");
    Tenant.quiet();
    assertThat(tenant.events(tenant.deployment, DeploymentStopped.class)).hasSize(1);
  }
}
