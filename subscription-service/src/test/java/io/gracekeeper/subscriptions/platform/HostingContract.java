package io.gracekeeper.subscriptions.platform;

import static io.gracekeeper.subscriptions.platform.PlatformUnderTest.assertRefused;
import static io.gracekeeper.subscriptions.platform.Scene.RECORDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.subscriptions.platform.Observation.State;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In customers' own cloud accounts: who gets in, and what is left there (B2). */
interface HostingContract extends PlatformUnderTest {

  @ParameterizedTest
  @MethodSource(Move.OF_ONE_UID)
  @Tag("B2")
  default void whatIsReleasedStaysSoWithItsDataWhateverIsTold(Move move) {
    // Given
    var subject = scene().aReleasedDeployment();

    // When
    var answer = answered(move, subject);

    // Then
    if (answer instanceof Observation seen) {
      assertThat(seen.state()).isEqualTo(State.RELEASED);
    }
    assertThat(platform().observe(subject.target()).state()).isEqualTo(State.RELEASED);
    assertThat(behind().records(subject.target())).isEqualTo(RECORDS);
  }

  @Test
  @Tag("B2")
  default void noSnapshotIsTakenOfWhatWasReleased() {
    // Given
    var subject = scene().aReleasedDeployment();
    var another = new SnapshotName(subject.snapshot().id() + "-2");

    // When
    assertRefused(() -> platform().snapshot(subject.target(), another));

    // Then
    assertThat(behind().snapshots(subject.target())).isEqualTo(1);
  }

  @Test
  @Tag("B2")
  default void accessIsThereUntilACloudAccountIsClosedAndAgainWhenItIsOpened() {
    // Given
    var cloudAccount = aCloudAccount();
    assertThat(hasAccessTo(cloudAccount)).isTrue();

    // When
    behind().close(cloudAccount);

    // Then
    assertThat(hasAccessTo(cloudAccount)).isFalse();
    behind().open(cloudAccount);
    assertThat(hasAccessTo(cloudAccount)).isTrue();
  }

  @Test
  @Tag("B2")
  default void nothingIsMadeInAClosedCloudAccount() {
    // Given
    var cloudAccount = aCloudAccount();
    var subject = Subject.unheardOf().hostedIn(cloudAccount);
    behind().close(cloudAccount);

    // When
    assertRefused(() -> platform().start(subject.target()));

    // Then
    assertThat(platform().observe(subject.target()).state()).isEqualTo(State.GONE);
    assertThat(behind().uid(subject.target())).isEmpty();
  }

  private boolean hasAccessTo(String cloudAccount) {
    return platform().hasAccess(new AccountId("acc-1"), cloudAccount);
  }

  private static String aCloudAccount() {
    return "cloud-" + UUID.randomUUID();
  }
}
