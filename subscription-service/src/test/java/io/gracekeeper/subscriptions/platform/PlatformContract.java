package io.gracekeeper.subscriptions.platform;

import static io.gracekeeper.subscriptions.platform.PlatformUnderTest.aUid;
import static io.gracekeeper.subscriptions.platform.PlatformUnderTest.assertRefused;
import static io.gracekeeper.subscriptions.platform.Scene.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.subscriptions.platform.Behind.Trouble;
import io.gracekeeper.subscriptions.platform.Observation.State;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every platform has to do to be one: each of them has a test that extends this one. Each
 * command may be repeated, comes with a fence and a uid, and may be lost, turned away or put off;
 * that is written here, of all of them. The rest is in the contracts that it is made of.
 */
abstract class PlatformContract
    implements RunningContract,
        RemakingContract,
        SnapshotContract,
        EndingContract,
        HostingContract {

  static Stream<Arguments> movesInTrouble() {
    return Move.all()
        .flatMap(move -> Stream.of(Trouble.values()).map(trouble -> Arguments.of(move, trouble)));
  }

  @AfterEach
  void allIsWell() {
    behind().allIsWell();
  }

  @ParameterizedTest
  @MethodSource(Move.ALL)
  void aCommandHasItsEffect(Move move) {
    // Given
    var subject = move.from().apply(scene());

    // When
    move.finish(platform(), subject);

    // Then
    assertThat(scene().look(subject).stand()).isEqualTo(move.to());
  }

  @ParameterizedTest
  @MethodSource(Move.ALL)
  void toldAgainItChangesNothingMore(Move move) {
    // Given
    var subject = move.from().apply(scene());
    var first = move.finish(platform(), subject);
    var before = scene().look(subject);

    // When
    var again = move.tell(platform(), subject);

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(scene().look(subject)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource(Move.ALL)
  @Tag("D1")
  void whoHasBeenOvertakenIsRefusedAndChangesNothing(Move move) {
    // Given
    var subject = move.from().apply(scene());
    var before = scene().look(subject);

    // When
    assertRefused(() -> move.tell(platform(), subject.overtaken()));

    // Then
    assertThat(scene().look(subject)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource(Move.OF_WHAT_HAS_THE_NAME)
  @Tag("D1")
  void anotherUidThanTheOneThatHasTheNameIsRefused(Move move) {
    // Given
    var subject = move.from().apply(scene());
    var before = scene().look(subject);

    // When
    assertRefused(() -> move.tell(platform(), subject.as(aUid())));

    // Then
    assertThat(scene().look(subject)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource(Move.OF_ONE_UID)
  @Tag("D1")
  void whatReplacedItByHandIsLeftAlone(Move move) {
    // Given
    var subject = scene().aStoppedDeploymentWithASnapshot();
    var other = subject.as(behind().replace(subject.target()));
    until(State.RUNNING, () -> platform().observe(other.target()));
    var before = scene().look(other);

    // When
    var answer = answered(move, subject);

    // Then
    assertThat(scene().look(other)).isEqualTo(before);
    if (answer instanceof Observation seen) {
      assertThat(seen.state()).isEqualTo(State.GONE);
      assertThat(seen.uid()).isNotEqualTo(other.uid());
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("movesInTrouble")
  void whateverBefallsACommandThatIsToldUntilAnsweredItsEffectComesOnce(
      Move move, Trouble trouble) {
    // Given
    var subject = move.from().apply(scene());
    var incarnations = new HashSet<DeploymentUid>();
    behind().befall(trouble, 2);

    // When
    until(
        move.isDone(),
        () -> {
          var answer = answered(move, subject);
          behind().uid(subject.target()).ifPresent(incarnations::add);
          return answer;
        });

    // Then
    assertThat(scene().look(subject).stand()).isEqualTo(move.to());
    assertThat(incarnations).as("whatever had its name").hasSizeLessThan(2);
  }

  @Test
  @Tag("D2")
  void whoWasFrozenAndWakesCannotUndoWhatCameAfterIt() {
    // Given
    var frozen = scene().aStoppedDeployment();
    var next = frozen.next();
    Move.RESTORE.finish(platform(), next);

    // When
    assertRefused(() -> platform().stop(frozen.target()));

    // Then
    assertThat(platform().observe(next.target()).state()).isEqualTo(State.RUNNING);
  }
}
