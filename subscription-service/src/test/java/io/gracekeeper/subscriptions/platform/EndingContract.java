package io.gracekeeper.subscriptions.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gracekeeper.subscriptions.platform.SnapshotProgress.Failed;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a deletion leaves, and what becomes of that (P12). */
interface EndingContract extends PlatformUnderTest {

  /** Whoever sent it was frozen after its last look at its consent, and somebody pays again. */
  @Test
  @Tag("D1")
  default void aDeletionThatComesTooLateChangesNothing() {
    // Given
    var subject = scene().aStoppedDeployment();
    var over = Instant.parse("2026-01-01T00:00:00Z");

    // When, Then
    assertThatThrownBy(() -> platform().delete(subject.target(), over))
        .isInstanceOf(PlatformException.class);
    assertThat(behind().uid(subject.target())).contains(subject.uid());
  }

  @Test
  @Tag("P12")
  default void aDeletionLeavesTheSnapshotsAsTheyWere() {
    // Given
    var subject = scene().aStoppedDeployment();
    var written = scene().written(subject);

    // When
    Move.DELETE.finish(platform(), subject);

    // Then
    assertThat(behind().uid(subject.target())).isEmpty();
    assertThat(scene().readBack(subject)).isEqualTo(written);
  }

  @Test
  @Tag("P12")
  default void everySnapshotIsDiscardedWhateverBecameOfTheDeployment() {
    // Given
    var subject = scene().aStoppedDeploymentWithASnapshot();
    var another = subject.with(new SnapshotName(subject.snapshot().id() + "-2"));
    scene().written(another);
    Move.DELETE.finish(platform(), subject);

    // When
    platform().discardSnapshots(subject.target());

    // Then
    assertThat(behind().snapshots(subject.target())).isZero();
    assertThat(Move.VERIFY.tell(platform(), subject)).isEqualTo(new Failed());
    assertThat(Move.VERIFY.tell(platform(), another)).isEqualTo(new Failed());
  }

  @Test
  @Tag("P12")
  default void whereNoSnapshotWasEverTakenNoneIsLeft() {
    // Given
    var subject = scene().aStoppedDeployment();

    // When
    platform().discardSnapshots(subject.target());

    // Then
    assertThat(behind().snapshots(subject.target())).isZero();
  }

  @Test
  @Tag("P12")
  default void theSnapshotsOfAnotherUidAreKept() {
    // Given
    var subject = scene().aDeletedDeployment();
    var made = (Observation) Move.RESTORE_OF_A_SNAPSHOT.finish(platform(), subject);
    var successor = subject.as(made.uid()).with(new SnapshotName(subject.snapshot().id() + "-2"));
    Move.STOP.finish(platform(), successor);
    var written = scene().written(successor);

    // When
    platform().discardSnapshots(subject.target());

    // Then
    assertThat(behind().snapshots(successor.target())).isEqualTo(1);
    assertThat(scene().readBack(successor)).isEqualTo(written);
  }
}
