package io.gracekeeper.subscriptions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.events.StopReason;
import io.gracekeeper.policy.Schedule;
import io.gracekeeper.subscriptions.lifecycle.Ground.Ordered;
import io.gracekeeper.subscriptions.lifecycle.Ground.Unpaid;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Requested;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Running;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Snapshotting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Starting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import io.gracekeeper.subscriptions.snapshot.Snapshot;
import io.gracekeeper.subscriptions.snapshot.Snapshot.Proof;
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
  private static final Duration GRACE = Duration.ofDays(3);
  private static final List<Duration> LEADS = List.of(Duration.ofHours(24), Duration.ofHours(1));
  private static final Loss LOSS = aLoss(2, NOON);
  private static final Unpaid UNPAID = new Unpaid(StopReason.UNCOVERED, LOSS);
  private static final Ordered ORDER = new Ordered("owner-1", NOON, "hash");
  private static final Erasure ERASURE =
      new Erasure("demand", NOON, NOON.plus(Duration.ofHours(30)));
  private static final Call RUN = new Call.Run();
  private static final Call STOP = new Call.Stop(UNPAID, null);
  private static final Stopping STOPPING = new Stopping(UNPAID, null);
  private static final Stopping ORDERED = new Stopping(ORDER, null);
  private static final Stopped STOPPED = Stopped.seen(UNPAID, NOON, LEADS);
  private static final Stopped STOPPED_BY_ORDER = Stopped.seen(ORDER, NOON, LEADS);
  private static final Snapshot SNAPSHOT = new Snapshot("s", NOON, "sum", Proof.READ_BACK);
  private static final Snapshotting SNAPSHOTTING = STOPPED.snapshotting("s", NOON);
  private static final Deleting DELETING = STOPPED.delete("permit", NOON);
  private static final String STAYS = "stays";

  /** Every state, and where each thing that can happen leads; what is not named stays. */
  static List<Arguments> moves() {
    return List.of(
        moves(new Requested(), new Starting(), STAYS, STAYS, STAYS, STAYS),
        moves(new Starting(), STAYS, STOPPING, ORDERED, new Running(), STAYS),
        moves(new Running(), STAYS, STOPPING, ORDERED, STAYS, STAYS),
        moves(STOPPING, new Restoring(null), STAYS, ORDERED, STAYS, STOPPED),
        moves(ORDERED, STAYS, STAYS, STAYS, STAYS, STOPPED_BY_ORDER),
        moves(STOPPED, new Restoring(null), STAYS, STOPPED_BY_ORDER, STAYS, STAYS),
        moves(STOPPED_BY_ORDER, STAYS, STAYS, STAYS, STAYS, STAYS),
        moves(
            STOPPED.with(SNAPSHOT),
            new Restoring(SNAPSHOT),
            STAYS,
            STOPPED_BY_ORDER.with(SNAPSHOT),
            STAYS,
            STAYS),
        moves(
            SNAPSHOTTING,
            new Restoring(null),
            STAYS,
            STOPPED_BY_ORDER.snapshotting("s", NOON),
            STAYS,
            STAYS),
        moves(new Restoring(SNAPSHOT), STAYS, STOPPING, ORDERED, new Running(), STAYS),
        moves(DELETING, STAYS, STAYS, STAYS, STAYS, STAYS),
        moves(DELETING.seenGone(NOON, null), STAYS, STAYS, STAYS, STAYS, STAYS),
        moves(STOPPED.release(NOON), STAYS, STAYS, STAYS, STAYS, STAYS));
  }

  private static Arguments moves(Lifecycle state, Object... to) {
    return Arguments.of(state, to[0], to[1], to[2], to[3], to[4]);
  }

  @ParameterizedTest
  @MethodSource("moves")
  void aStateMovesOnlyWhereItMay(
      Lifecycle state,
      Object onRun,
      Object onStop,
      Object onOrder,
      Object onRunning,
      Object onStopped) {
    assertThat(state.called(RUN)).isEqualTo(expected(state, onRun));
    assertThat(state.called(STOP)).isEqualTo(expected(state, onStop));
    assertThat(state.ordered(ORDER)).isEqualTo(expected(state, onOrder));
    assertThat(state.seenRunning()).isEqualTo(expected(state, onRunning));
    assertThat(state.seenStopped(NOON, LEADS)).isEqualTo(expected(state, onStopped));
    assertThat(state.called(new Call.Wait())).isEqualTo(state);
  }

  /** Who orders a deletion may think better of it until it begins (D11). */
  static List<Arguments> withdrawals() {
    return List.of(
        Arguments.of(ORDERED, new Restoring(null), STOPPING),
        Arguments.of(STOPPED_BY_ORDER, new Restoring(null), STOPPING),
        Arguments.of(STOPPED_BY_ORDER.snapshotting("s", NOON), new Restoring(null), STOPPING),
        Arguments.of(STOPPING, STAYS, STAYS),
        Arguments.of(STOPPED, STAYS, STAYS),
        Arguments.of(new Running(), STAYS, STAYS),
        Arguments.of(STOPPED_BY_ORDER.delete(null, NOON), STAYS, STAYS),
        Arguments.of(STOPPED_BY_ORDER.delete(null, NOON).seenGone(NOON, null), STAYS, STAYS));
  }

  @ParameterizedTest
  @MethodSource("withdrawals")
  @Tag("D11")
  void anOrderThatIsTakenBackLeavesWhatIsCalledForWithoutIt(
      Lifecycle state, Object whenPaid, Object whenUnpaid) {
    assertThat(state.orderWithdrawn(RUN)).isEqualTo(expected(state, whenPaid));
    assertThat(state.orderWithdrawn(STOP)).isEqualTo(expected(state, whenUnpaid));
  }

  @Test
  @Tag("D11")
  void noPaymentBringsBackWhatAnOwnerOrderedToBeDeletedAndNoGraceApplies() {
    assertThat(STOPPED_BY_ORDER.called(RUN)).isEqualTo(STOPPED_BY_ORDER);
    assertThat(STOPPED_BY_ORDER.deletesAt()).isEqualTo(ORDER.at());
  }

  @Test
  @Tag("D2")
  @Tag("P8")
  void whatRanAgainHasNoSnapshotOfWhatItHoldsNow() {
    assertThat(STOPPED.with(SNAPSHOT).ranAgain().snapshot()).isNull();
  }

  @Test
  @Tag("D12")
  void aDemandToEraseTakesTheRestOfTheGraceAndLeavesTheDeadlineOnRecord() {
    // When
    var hastened = (Stopped) STOPPED.called(new Call.Stop(UNPAID, ERASURE));

    // Then
    assertThat(hastened.due()).isEqualTo(ERASURE.notBefore());
    assertThat(hastened.deleteAfter()).isEqualTo(STOPPED.deleteAfter());
    assertThat(STOPPING.called(new Call.Stop(UNPAID, ERASURE)).seenStopped(NOON, LEADS))
        .isEqualTo(hastened);
  }

  @Test
  @Tag("D12")
  void aDemandToEraseIsNeverObeyedWithinTwentyFourHours() {
    var atOnce = new Erasure("demand", NOON, NOON.minusSeconds(1));

    assertThat(atOnce.notBefore()).isEqualTo(NOON.plus(Duration.ofHours(24)));
  }

  @Test
  @Tag("D12")
  @Tag("P12")
  void aDemandToEraseCoversWhatIsKeptOfWhatIsDeleted() {
    // Given
    var kept = DELETING.seenGone(NOON, NOON.plus(Duration.ofDays(30)));

    // When
    var after = (Deleted) kept.called(new Call.Stop(UNPAID, ERASURE));

    // Then
    assertThat(after.snapshotKeptUntil()).isEqualTo(ERASURE.notBefore());
    assertThat(after.discarded().called(new Call.Stop(UNPAID, ERASURE)))
        .isEqualTo(after.discarded());
  }

  @Test
  @Tag("D3")
  void aSecondNoticeDoesNotMoveTheDeadline() {
    var later = new Call.Stop(unpaid(aLoss(2, NOON.plusSeconds(999))), null);

    var again = STOPPED.called(later).seenStopped(NOON.plusSeconds(999), LEADS);

    assertThat(again).isEqualTo(STOPPED);
  }

  @Test
  @Tag("D3")
  void aLaterWordOnTheSameLossMovesNothing() {
    // When
    var after = (Stopped) STOPPED.called(new Call.Stop(unpaid(aLoss(3, NOON)), null));

    // Then
    assertThat(after.deleteAfter()).isEqualTo(STOPPED.deleteAfter());
    assertThat(((Unpaid) after.ground()).loss().revision()).isEqualTo(3);
  }

  /** While its deletion was under way it was paid for and lost again. */
  @Test
  @Tag("D3")
  void aLossAfterAReturnThatWasNotFollowedHasAStopAndADeadlineOfItsOwn() {
    // Given
    var another = unpaid(aLoss(4, NOON.plus(GRACE)));

    // Then
    assertThat(STOPPED.called(new Call.Stop(another, null))).isEqualTo(new Stopping(another, null));
  }

  @Test
  @Tag("D3")
  void aLaterLossHasADeadlineOfItsOwn() {
    // Given
    var restored = STOPPED.called(RUN).seenRunning();
    var later = NOON.plus(Duration.ofDays(2));

    // When
    var stoppedAgain =
        restored.called(new Call.Stop(unpaid(aLoss(4, later)), null)).seenStopped(later, LEADS);

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
    var lost = new Coverage.Lost(LOSS, null);
    var trialEnd = NOON.plus(Duration.ofDays(10));

    // Then
    assertThat(Call.of(lost, trialEnd, null, trialEnd.minusMillis(1))).isEqualTo(RUN);
    assertThat(Call.of(lost, trialEnd, null, trialEnd))
        .isEqualTo(new Call.Stop(new Unpaid(StopReason.TRIAL_ENDED, LOSS), null));
    assertThat(Call.of(new Coverage.Covered(), trialEnd, null, trialEnd)).isEqualTo(RUN);
  }

  @Test
  @Tag("C15")
  void whatWasATrialOnceIsStoppedAsAnythingElse() {
    assertThat(Call.of(new Coverage.Lost(LOSS, null), NOON.minusSeconds(1), null, NOON))
        .isEqualTo(STOP);
  }

  @Test
  @Tag("P7")
  void wherePolicyExemptsNoTrialItIsStoppedAtOnce() {
    var strict = new Loss(2, NOON, new Schedule(Duration.ofDays(3), false), null, "C15", "hash");

    assertThat(Call.of(new Coverage.Lost(strict, null), NOON.plusSeconds(9), null, NOON))
        .isEqualTo(new Call.Stop(unpaid(strict), null));
  }

  @Test
  @Tag("D2")
  void whatAnOperatorReprievesRunsUnpaidUntilThenAndNoLonger() {
    // Given
    var lost = new Coverage.Lost(LOSS, null);
    var until = NOON.plus(Duration.ofDays(1));

    // Then
    assertThat(Call.of(lost, null, until, until.minusMillis(1))).isEqualTo(RUN);
    assertThat(Call.of(lost, null, until, until)).isEqualTo(STOP);
  }

  @Test
  void beforeBillingHasSpokenNothingIsDone() {
    assertThat(Call.of(new Coverage.Unheard(), null, null, NOON)).isEqualTo(new Call.Wait());
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
      var before = Call.of(new Coverage.Lost(loss, null), trialEndsAt, null, said.minusMillis(1));
      var then =
          new Running().called(Call.of(new Coverage.Lost(loss, null), trialEndsAt, null, said));

      // Then
      assertThat(before instanceof Call.Run).as("seed %d", seed).isEqualTo(said.isAfter(NOON));
      var stopped = (Stopped) ((Stopping) then).seenStopped(said, LEADS);
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
        if (before instanceof Stopped stopped && stopped.ground().equals(after.ground())) {
          assertThat(after.deleteAfter()).isEqualTo(stopped.deleteAfter());
        }
        switch (after.ground()) {
          case Unpaid(_, var loss) ->
              assertThat(after.deleteAfter())
                  .isEqualTo(after.stoppedAt().plus(loss.schedule().grace()));
          case Ordered(_, var at, _) -> assertThat(after.deleteAfter()).isEqualTo(at);
        }
        assertThat(after.stoppedAt()).isBeforeOrEqualTo(now);
      }
      assertThat(state).isNotInstanceOfAny(Deleting.class, Deleted.class);
    }
  }

  private static UnaryOperator<Lifecycle> anything(Random random, Instant now) {
    var loss = aLoss(random.nextInt(9), now);
    return switch (random.nextInt(6)) {
      case 0 -> state -> state.called(RUN);
      case 1 -> state -> state.called(new Call.Stop(unpaid(loss), null));
      case 2 -> Lifecycle::seenRunning;
      case 3 -> state -> state.ordered(new Ordered("owner-1", now, "hash"));
      case 4 -> state -> state.orderWithdrawn(new Call.Stop(unpaid(loss), null));
      default -> state -> state.seenStopped(now, LEADS);
    };
  }

  private static Unpaid unpaid(Loss loss) {
    return new Unpaid(StopReason.UNCOVERED, loss);
  }

  private static Lifecycle expected(Lifecycle state, Object next) {
    return next instanceof Lifecycle moved ? moved : state;
  }

  private static Loss aLoss(long revision, Instant since) {
    return new Loss(revision, since, new Schedule(GRACE, true), "notice", "C15", "hash");
  }
}
