package io.gracekeeper.subscriptions.platform;

import static io.gracekeeper.subscriptions.platform.PlatformUnderTest.aUid;
import static io.gracekeeper.subscriptions.platform.PlatformUnderTest.assertRefused;
import static io.gracekeeper.subscriptions.platform.Scene.OTHER_RECORDS;
import static io.gracekeeper.subscriptions.platform.Scene.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.subscriptions.platform.Observation.State;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is to be seen, what runs and what stands. */
interface RunningContract extends PlatformUnderTest {

  @Test
  default void whatNobodyHasHeardOfIsGone() {
    // When
    var seen = platform().observe(Subject.unheardOf().target());

    // Then
    assertThat(seen).isEqualTo(new Observation(State.GONE, null, null));
  }

  @Test
  @Tag("D1")
  default void aLookShowsWhichOneItIs() {
    // Given
    var subject = scene().aRunningDeployment();

    // When
    var seen = platform().observe(subject.byName().target());

    // Then
    assertThat(seen.state()).isEqualTo(State.RUNNING);
    assertThat(seen.uid()).isEqualTo(subject.uid());
    assertThat(seen.scale()).isNotBlank();
  }

  @Test
  @Tag("D1")
  default void whatHasTheNameIsNeverTakenForAnotherUid() {
    // Given
    var subject = scene().aStoppedDeployment();
    var stranger = subject.as(aUid());

    // When
    var seen = platform().observe(stranger.target());

    // Then
    if (seen.state() == State.GONE) {
      assertThat(seen.uid()).isNotEqualTo(subject.uid());
    } else {
      assertThat(seen.uid()).isEqualTo(subject.uid());
    }
  }

  @Test
  @Tag("D1")
  default void whatSomebodyRemovedByHandIsSeenGone() {
    // Given
    var subject = scene().aStoppedDeployment();

    // When
    behind().removeByHand(subject.target());

    // Then
    assertThat(platform().observe(subject.target()).state()).isEqualTo(State.GONE);
  }

  @Test
  default void anybodyMayLookAndOvertakesNobodyByIt() {
    // Given
    var subject = scene().aRunningDeployment();

    // When
    var byTheOvertaken = platform().observe(subject.overtaken().target());
    var byTheNext = platform().observe(subject.next().target());

    // Then
    assertThat(byTheOvertaken).isEqualTo(byTheNext);
    assertThat(Move.STOP.finish(platform(), subject)).isNotNull();
  }

  @Test
  default void theFirstStartMakesOneAndRunsIt() {
    // Given
    var subject = Subject.unheardOf();

    // When
    var started = platform().start(subject.target());

    // Then
    assertThat(started.uid()).isNotNull();
    var running = until(State.RUNNING, () -> platform().observe(subject.target()));
    assertThat(running.uid()).isEqualTo(started.uid());
    assertThat(behind().runs(subject.target())).isTrue();
  }

  @Test
  @Tag("D1")
  default void aStartOfAnotherUidIsRefused() {
    // Given
    var subject = scene().aStoppedDeployment();

    // When
    assertRefused(() -> platform().start(subject.as(aUid()).target()));

    // Then
    assertThat(platform().observe(subject.target()).state()).isEqualTo(State.STOPPED);
  }

  @Test
  @Tag("D6")
  default void itIsStoppedOnlyOnceNothingRuns() {
    // Given
    var subject = scene().aRunningDeployment();

    // When
    var seen = until(it -> !it.mayRun(), () -> platform().stop(subject.target()));

    // Then
    assertThat(behind().runs(subject.target())).isFalse();
    assertThat(seen.state()).isEqualTo(State.STOPPED);
  }

  @Test
  @Tag("D6")
  default void whatSomebodyStartsByHandIsSeenAndStoppedAgain() {
    // Given
    var subject = scene().aStoppedDeployment();

    // When
    behind().startByHand(subject.target());

    // Then
    assertThat(platform().observe(subject.target()).mayRun()).isTrue();
    Move.STOP.finish(platform(), subject);
    assertThat(behind().runs(subject.target())).isFalse();
  }

  @Test
  @Tag("D2")
  default void dataAndScaleSurviveAStopAndARestore() {
    // Given
    var subject = scene().aRunningDeployment();
    var before = scene().look(subject);

    // When
    var stopped = (Observation) Move.STOP.finish(platform(), subject);
    Move.RESTORE.finish(platform(), subject);

    // Then
    assertThat(stopped.uid()).isEqualTo(subject.uid());
    assertThat(stopped.scale()).isEqualTo(before.itself().scale());
    assertThat(scene().look(subject)).isEqualTo(before);
  }

  @Test
  @Tag("D2")
  default void aRestoreTurnsAStopRoundHalfway() {
    // Given
    var subject = scene().aRunningDeployment();
    var before = scene().look(subject);
    platform().stop(subject.target());

    // When
    Move.RESTORE.finish(platform(), subject);

    // Then
    assertThat(scene().look(subject)).isEqualTo(before);
  }

  @Test
  @Tag("D6")
  default void aStopTurnsAStartRoundHalfway() {
    // Given
    var fresh = Subject.unheardOf();
    var subject = fresh.as(platform().start(fresh.target()).uid());

    // When
    Move.STOP.finish(platform(), subject);

    // Then
    assertThat(behind().runs(subject.target())).isFalse();
    assertThat(platform().observe(fresh.target()).uid()).isEqualTo(subject.uid());
  }

  @Test
  @Tag("D2")
  default void whatIsThereIsNotTurnedBackToItsSnapshot() {
    // Given
    var subject = scene().aStoppedDeploymentWithASnapshot();
    behind().fill(subject.target(), OTHER_RECORDS);

    // When
    Move.RESTORE_OF_A_SNAPSHOT.finish(platform(), subject);

    // Then
    var look = scene().look(subject);
    assertThat(look.itself().state()).isEqualTo(State.RUNNING);
    assertThat(look.records()).isEqualTo(OTHER_RECORDS);
  }
}
