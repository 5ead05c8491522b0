package io.gracekeeper.subscriptions.platform;

import static io.gracekeeper.subscriptions.platform.PlatformUnderTest.aUid;
import static io.gracekeeper.subscriptions.platform.PlatformUnderTest.assertRefused;
import static io.gracekeeper.subscriptions.platform.Scene.OTHER_RECORDS;
import static io.gracekeeper.subscriptions.platform.Scene.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.subscriptions.platform.SnapshotProgress.Failed;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.Unverifiable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a snapshot is worth: only what was read back of it is known (P8). */
interface SnapshotContract extends PlatformUnderTest {

  @Test
  @Tag("P8")
  default void whatIsReadBackOfASnapshotIsWhatWasWritten() {
    // Given
    var subject = scene().aStoppedDeployment();
    var written = scene().written(subject);

    // When
    var read = scene().readBack(subject);

    // Then
    assertThat(read).isEqualTo(written);
  }

  @Test
  @Tag("P8")
  default void whatIsReadBackOfADamagedOneIsAnother() {
    // Given
    var subject = scene().aStoppedDeployment();
    var written = scene().written(subject);
    behind().damage(subject.snapshot());

    // When
    var read = scene().readBack(subject);

    // Then
    assertThat(read).isNotEqualTo(written);
  }

  @Test
  @Tag("P8")
  default void aMissingOneHasFailed() {
    // Given
    var subject = scene().aStoppedDeployment();

    // When
    var progress = platform().verify(subject.target(), subject.snapshot());

    // Then
    assertThat(progress).isEqualTo(new Failed());
  }

  @Test
  @Tag("P8")
  default void theSnapshotOfAnotherUidIsMissing() {
    // Given
    var subject = scene().aStoppedDeploymentWithASnapshot();
    var stranger = subject.as(aUid());

    // When
    var progress = platform().verify(stranger.target(), stranger.snapshot());

    // Then
    assertThat(progress).isEqualTo(new Failed());
  }

  @Test
  @Tag("P8")
  default void noSnapshotIsTakenOfWhatRuns() {
    // Given
    var subject = scene().aRunningDeployment();

    // When
    assertRefused(() -> platform().snapshot(subject.target(), subject.snapshot()));

    // Then
    assertThat(behind().snapshots(subject.target())).isZero();
  }

  @Test
  @Tag("P8")
  default void noSnapshotIsTakenBeforeAStopIsDone() {
    // Given
    var subject = scene().aRunningDeployment();
    platform().stop(subject.target());

    // When
    until(answer -> answer instanceof SnapshotProgress, () -> answered(Move.SNAPSHOT, subject));

    // Then
    assertThat(behind().runs(subject.target())).isFalse();
  }

  @Test
  default void noSnapshotIsTakenOfWhatIsGone() {
    // Given
    var subject = scene().aDeletedDeployment();
    var another = new SnapshotName(subject.snapshot().id() + "-2");

    // When
    assertRefused(() -> platform().snapshot(subject.target(), another));

    // Then
    assertThat(behind().snapshots(subject.target())).isEqualTo(1);
  }

  @Test
  @Tag("P8")
  default void whatIsWrittenIsNeverWrittenOver() {
    // Given
    var subject = scene().aStoppedDeployment();
    var written = scene().written(subject);
    behind().fill(subject.target(), OTHER_RECORDS);

    // When
    var again = scene().written(subject);

    // Then
    assertThat(again).isEqualTo(written);
    assertThat(scene().readBack(subject)).isEqualTo(written);
  }

  @Test
  @Tag("P8")
  default void afterOneThatFailedAnotherMayBeTaken() {
    // Given
    var subject = scene().aStoppedDeployment();
    behind().letSnapshotsFail();
    until(new Failed()::equals, () -> platform().snapshot(subject.target(), subject.snapshot()));
    behind().allIsWell();

    // When
    var another = subject.with(new SnapshotName(subject.snapshot().id() + "-2"));
    var written = scene().written(another);

    // Then
    assertThat(scene().readBack(another)).isEqualTo(written);
    assertThat(platform().verify(subject.target(), subject.snapshot())).isEqualTo(new Failed());
  }

  @Test
  @Tag("P8")
  default void whatCannotBeReadBackIsNeverTakenForGood() {
    // Given
    var subject = scene().aStoppedDeploymentWithASnapshot();
    behind().leaveNoScratchPlace();

    // When
    var progress = platform().verify(subject.target(), subject.snapshot());

    // Then
    assertThat(progress).isEqualTo(new Unverifiable());
  }
}
