package io.gracekeeper.subscriptions.platform;

import static io.gracekeeper.subscriptions.platform.Scene.OTHER_RECORDS;
import static io.gracekeeper.subscriptions.platform.Scene.RECORDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.subscriptions.platform.Observation.State;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is gone is made anew of its own snapshot, once; of nothing else. */
interface RemakingContract extends PlatformUnderTest {

  @Test
  @Tag("D2")
  default void whatSomebodyRemovedIsMadeAnewOfItsSnapshot() {
    // Given
    var subject = scene().aStoppedDeploymentWithASnapshot();
    var before = platform().observe(subject.target());
    behind().removeByHand(subject.target());

    // When
    var made = (Observation) Move.RESTORE_OF_A_SNAPSHOT.finish(platform(), subject);

    // Then
    assertThat(made.uid()).isNotNull().isNotEqualTo(subject.uid());
    assertThat(made.scale()).isEqualTo(before.scale());
    assertThat(behind().records(subject.target())).isEqualTo(RECORDS);
  }

  @Test
  @Tag("D2")
  default void itIsMadeAnewOnceHoweverOftenThatIsTold() {
    // Given
    var subject = scene().aDeletedDeployment();
    var made = (Observation) Move.RESTORE_OF_A_SNAPSHOT.finish(platform(), subject);
    behind().fill(subject.target(), OTHER_RECORDS);

    // When
    var again = platform().restore(subject.target(), subject.snapshot());
    var byItsNewUid = platform().restore(subject.as(made.uid()).target(), subject.snapshot());

    // Then
    assertThat(List.of(again, byItsNewUid)).containsOnly(made);
    assertThat(behind().records(subject.target())).isEqualTo(OTHER_RECORDS);
  }

  @Test
  default void withoutASnapshotItStaysGone() {
    // Given
    var subject = scene().aDeletedDeployment();

    // When
    var seen = platform().restore(subject.target(), SnapshotName.NONE);

    // Then
    assertStillGone(subject, seen);
  }

  @Test
  default void ofASnapshotThatWasNeverTakenNothingIsMade() {
    // Given
    var subject = scene().aDeletedDeployment().with(new SnapshotName("never-taken"));

    // When
    var seen = platform().restore(subject.target(), subject.snapshot());

    // Then
    assertStillGone(subject, seen);
  }

  @Test
  @Tag("P8")
  default void ofADamagedSnapshotNothingIsMade() {
    // Given
    var subject = scene().aDeletedDeployment();
    behind().damage(subject.snapshot());

    // When
    var seen = platform().restore(subject.target(), subject.snapshot());

    // Then
    assertStillGone(subject, seen);
  }

  @Test
  default void ofTheSnapshotOfAnotherDeploymentNothingIsMade() {
    // Given
    var others = scene().aStoppedDeploymentWithASnapshot();
    var subject = scene().aDeletedDeployment().with(others.snapshot());

    // When
    var seen = platform().restore(subject.target(), subject.snapshot());

    // Then
    assertStillGone(subject, seen);
  }

  private void assertStillGone(Subject subject, Observation seen) {
    assertThat(seen.state()).isEqualTo(State.GONE);
    assertThat(platform().observe(subject.byName().target()).state()).isEqualTo(State.GONE);
    assertThat(behind().uid(subject.target())).isEmpty();
  }
}
