package io.gracekeeper.subscriptions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.events.StopReason;
import io.gracekeeper.policy.Schedule;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Requested;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Running;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Starting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopped;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Loss LOSS = aLoss(2, NOON);
  private static final Call RUN = new Call.Run();
  private static final Call STOP = new Call.Stop(StopReason.UNCOVERED, LOSS);
  private static final Stopped STOPPED =
      new Stopped(StopReason.UNCOVERED, LOSS, NOON, NOON.plus(Duration.ofDays(3)));
  private static final Deleting DELETING = STOPPED.delete("permit", NOON);

  /** Every state, and where each thing that can happen leads; what is not named stays. */
  static List<Arguments> moves() {
    return List.of(
        Arguments.of(new Requested(), new Starting(), new Requested(), "stays", "stays"),
        Arguments.of(
            new Starting(),
            "stays",
            new Stopping(StopReason.UNCOVERED, LOSS),
            new Running(),
            "stays"),
        Arguments.of(
            new Running(), "stays", new Stopping(StopReason.UNCOVERED, LOSS), "stays", "stays"),
        Arguments.of(
            new Stopping(StopReason.UNCOVERED, LOSS), new Restoring(), "stays", "stays", STOPPED),
        Arguments.of(STOPPED, new Restoring(), "stays", "stays", "stays"),
        Arguments.of(
            new Restoring(),
            "stays",
            new Stopping(StopReason.UNCOVERED, LOSS),
            new Running(),
            "stays"),
        Arguments.of(DELETING, "stays", "stays", "stays", "stays"),
        Arguments.of(DELETING.seenGone(NOON), "stays", "stays", "stays", "stays"));
  }

  @ParameterizedTest
  @MethodSource("moves")
  void aStateMovesOnlyWhereItMay(
      Lifecycle state, Object onRun, Object onStop, Object onRunning, Object onStopped) {
    assertThat(state.called(RUN)).isEqualTo(expected(state, onRun));
    assertThat(state.called(STOP)).isEqualTo(expected(state, onStop));
    assertThat(state.seenRunning()).isEqualTo(expected(state, onRunning));
    assertThat(state.seenStopped(NOON)).isEqualTo(expected(state, onStopped));
    assertThat(state.called(new Call.Wait())).isEqualTo(state);
  }

  @Test
  @Tag("D3")
  void aSecondNoticeDoesNotMoveTheDeadline() {
    var later = new Call.Stop(StopReason.UNCOVERED, aLoss(2, NOON.plusSeconds(999)));

    var again = STOPPED.called(later).seenStopped(NOON.plusSeconds(999));

    assertThat(again).isEqualTo(STOPPED);
  }

  @Test
  @Tag("D3")
  void aLaterLossHasADeadlineOfItsOwn() {
    // Given
    var restored = STOPPED.called(RUN).seenRunning();
    var later = NOON.plus(Duration.ofDays(2));

    // When
    var stoppedAgain =
        restored.called(new Call.Stop(StopReason.UNCOVERED, aLoss(4, later))).seenStopped(later);

    // Then
    assertThat(stoppedAgain)
        .isInstanceOfSatisfying(
            Stopped.class,
            stopped -> assertThat(stopped.deleteAfter()).isEqualTo(later.plus(Duration.ofDays(3))));
  }

  @Test
  @Tag("C16")
  void aTrialRunsOnUntilItEndsAndIsStoppedThen() {
    // Given
    var lost = new Coverage.Lost(LOSS);
    var trialEnd = NOON.plus(Duration.ofDays(10));

    // Then
    assertThat(Call.of(lost, trialEnd, trialEnd.minusMillis(1))).isEqualTo(RUN);
    assertThat(Call.of(lost, trialEnd, trialEnd))
        .isEqualTo(new Call.Stop(StopReason.TRIAL_ENDED, LOSS));
    assertThat(Call.of(new Coverage.Covered(), trialEnd, trialEnd)).isEqualTo(RUN);
  }

  @Test
  @Tag("C15")
  void whatWasATrialOnceIsStoppedAsAnythingElse() {
    assertThat(Call.of(new Coverage.Lost(LOSS), NOON.minusSeconds(1), NOON)).isEqualTo(STOP);
  }

  @Test
  @Tag("P7")
  void wherePolicyExemptsNoTrialItIsStoppedAtOnce() {
    var strict = new Loss(2, NOON, new Schedule(Duration.ofDays(3), false), null, "C15", "hash");

    assertThat(Call.of(new Coverage.Lost(strict), NOON.plusSeconds(9), NOON))
        .isEqualTo(new Call.Stop(StopReason.UNCOVERED, strict));
  }

  @Test
  void beforeBillingHasSpokenNothingIsDone() {
    assertThat(Call.of(new Coverage.Unheard(), null, NOON)).isEqualTo(new Call.Wait());
  }

  /** Billing says beforehand by the schedule when it stops and until when it is kept. */
  @Test
  @Tag("B8")
  @Tag("D7")
  void whatTheScheduleSaysIsWhatHappens() {
    for (long seed = 0; seed < 10_000; seed++) {
      // Given
      var random = new Random(seed);
      var grace = Duration.ofSeconds(random.nextInt(1, 1_000_000));
      var schedule = new Schedule(grace, random.nextBoolean());
      var loss = new Loss(2, NOON, schedule, "notice", "C15", "hash");
      var trialEndsAt =
          random.nextBoolean() ? NOON.plusSeconds(random.nextInt(-5_000, 5_000)) : null;
      var said = schedule.stopsAt(NOON, trialEndsAt);

      // When
      var before = Call.of(new Coverage.Lost(loss), trialEndsAt, said.minusMillis(1));
      var then = new Running().called(Call.of(new Coverage.Lost(loss), trialEndsAt, said));

      // Then
      assertThat(before instanceof Call.Run).as("seed %d", seed).isEqualTo(said.isAfter(NOON));
      var stopped = (Stopped) ((Stopping) then).seenStopped(said);
      assertThat(stopped.deleteAfter()).as("seed %d", seed).isEqualTo(schedule.keptUntil(said));
    }
  }

  static LongStream seeds() {
    return LongStream.concat(
        LongStream.rangeClosed(1, 200), new Random().longs(50, 0, Long.MAX_VALUE));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Tag("D3")
  void whateverHappensADeadlineIsNeverLessThanTheGraceAfterAnObservedStop(long seed) {
    var random = new Random(seed);
    var now = NOON;
    Lifecycle state = new Requested();
    for (int i = 0; i < 60; i++) {
      now = now.plusSeconds(random.nextInt(100_000));
      var before = state;
      state = anything(random, now).apply(state);
      if (state instanceof Stopped after) {
        var asBefore = before instanceof Stopped stopped ? stopped : after;
        assertThat(after).isEqualTo(asBefore);
        assertThat(after.deleteAfter())
            .isEqualTo(after.stoppedAt().plus(after.loss().schedule().grace()));
        assertThat(after.stoppedAt()).isBeforeOrEqualTo(now);
      }
      assertThat(state).isNotInstanceOfAny(Deleting.class, Deleted.class);
    }
  }

  private static UnaryOperator<Lifecycle> anything(Random random, Instant now) {
    var loss = aLoss(random.nextInt(9), now);
    return switch (random.nextInt(4)) {
      case 0 -> state -> state.called(RUN);
      case 1 -> state -> state.called(new Call.Stop(StopReason.UNCOVERED, loss));
      case 2 -> Lifecycle::seenRunning;
      default -> state -> state.seenStopped(now);
    };
  }

  private static Lifecycle expected(Lifecycle state, Object next) {
    return next instanceof Lifecycle moved ? moved : state;
  }

  private static Loss aLoss(long revision, Instant since) {
    return new Loss(
        revision, since, new Schedule(Duration.ofDays(3), true), "notice", "C15", "hash");
  }
}
