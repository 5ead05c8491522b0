package io.gracekeeper.subscriptions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.events.StopReason;
import io.gracekeeper.policy.Schedule;
import io.gracekeeper.subscriptions.lifecycle.Ground.Ordered;
import io.gracekeeper.subscriptions.lifecycle.Ground.Unpaid;
import io.gracekeeper.subscriptions.lifecycle.NextStep.Kind;
import io.gracekeeper.subscriptions.lifecycle.NextStep.Terms;
import io.gracekeeper.subscriptions.snapshot.Snapshot;
import io.gracekeeper.subscriptions.snapshot.Snapshot.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D7")
class NextStepTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration GRACE = Duration.ofDays(3);
  private static final Instant DEADLINE = NOON.plus(GRACE);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final List<Duration> LEADS =
      List.of(Duration.ofHours(48), Duration.ofHours(24), HOUR);
  private static final Unpaid UNPAID =
      new Unpaid(
          StopReason.UNCOVERED,
          new Loss(2, NOON, new Schedule(GRACE, true), "notice", "C15", "hash"));
  private static final Snapshot SNAPSHOT = new Snapshot("s", NOON, "sum", Proof.READ_BACK);

  @Test
  @Tag("P9")
  @Tag("D6")
  void aGraceIsLookedAtEachHourAnnouncedThreeTimesAndThenJudged() {
    // Given
    var stopped = Stopped.seen(UNPAID, NOON, LEADS);
    var steps = new ArrayList<NextStep>();

    // When
    for (var now = NOON; steps.isEmpty() || steps.getLast().kind() != Kind.JUDGE; ) {
      var step = NextStep.of(stopped, terms(false, false), now).orElseThrow();
      steps.add(step);
      now = step.at();
      stopped = step.kind() == Kind.WARN ? stopped.warned(now) : stopped;
    }

    // Then
    assertThat(steps.stream().filter(it -> it.kind() != Kind.LOOK))
        .containsExactly(
            new NextStep(Kind.WARN, DEADLINE.minus(Duration.ofHours(48)).minus(MINUTE)),
            new NextStep(Kind.WARN, DEADLINE.minus(Duration.ofHours(24)).minus(MINUTE)),
            new NextStep(Kind.WARN, DEADLINE.minus(HOUR).minus(MINUTE)),
            new NextStep(Kind.JUDGE, DEADLINE));
    var looks = steps.stream().filter(it -> it.kind() == Kind.LOOK).map(NextStep::at).toList();
    assertThat(looks).hasSizeGreaterThan(68).contains(NOON.plus(HOUR), NOON.plus(HOUR).plus(HOUR));
  }

  @Test
  @Tag("P8")
  void whereASnapshotIsRequiredNothingIsJudgedBeforeThereIsOne() {
    // Given
    var warned = allTold(Stopped.seen(UNPAID, NOON, LEADS));
    var late = DEADLINE.plus(HOUR);

    // Then
    assertThat(NextStep.of(warned, terms(true, false), late).map(NextStep::kind))
        .contains(Kind.SNAPSHOT);
    assertThat(NextStep.of(warned.with(SNAPSHOT), terms(true, false), late))
        .contains(new NextStep(Kind.JUDGE, DEADLINE));
  }

  @Test
  @Tag("D11")
  void whatAnOwnerOrderedIsSnapshottedAndJudgedAtOnce() {
    // Given
    var stopped = Stopped.seen(new Ordered("owner-1", NOON, "hash"), NOON.plus(HOUR), LEADS);
    var now = NOON.plus(HOUR);

    // Then
    assertThat(NextStep.of(stopped, terms(true, false), now))
        .contains(new NextStep(Kind.SNAPSHOT, NOON));
    assertThat(NextStep.of(stopped.with(SNAPSHOT), terms(true, false), now))
        .contains(new NextStep(Kind.JUDGE, NOON));
  }

  @Test
  @Tag("B2")
  void whatIsHostedByTheCustomerIsReleasedAndNeverJudged() {
    // Given
    var stopped = Stopped.seen(UNPAID, NOON, LEADS);

    // Then
    assertThat(NextStep.of(stopped, terms(true, true), DEADLINE))
        .contains(new NextStep(Kind.RELEASE, DEADLINE));
    assertThat(NextStep.of(stopped.release(DEADLINE), terms(true, true), DEADLINE)).isEmpty();
  }

  @Test
  @Tag("P12")
  void whatIsKeptAfterADeletionIsDiscardedAtItsInstant() {
    // Given
    var until = DEADLINE.plus(Duration.ofDays(30));
    var gone = Stopped.seen(UNPAID, NOON, LEADS).delete("permit", NOON).seenGone(DEADLINE, until);

    // Then
    assertThat(NextStep.of(gone, terms(true, false), DEADLINE))
        .contains(new NextStep(Kind.DISCARD, until));
    assertThat(NextStep.of(gone.discarded(), terms(true, false), until)).isEmpty();
  }

  @Test
  @Tag("C16")
  void whatRunsIsLookedAtWhenItsTrialOrItsReprieveEnds() {
    // Given
    var trialEnd = NOON.plus(GRACE);
    var terms = new Terms(trialEnd, NOON.plus(HOUR), false, false, HOUR, HOUR);
    var running = new Lifecycle.Running();

    // Then
    assertThat(NextStep.of(running, terms, NOON))
        .contains(new NextStep(Kind.FOLLOW, NOON.plus(HOUR)));
    assertThat(NextStep.of(running, terms, NOON.plus(HOUR)))
        .contains(new NextStep(Kind.FOLLOW, trialEnd));
    assertThat(NextStep.of(running, terms, trialEnd)).isEmpty();
  }

  private static Stopped allTold(Stopped stopped) {
    return stopped.foreseen(NOON);
  }

  private static Terms terms(boolean snapshotRequired, boolean atCustomers) {
    return new Terms(null, null, snapshotRequired, atCustomers, HOUR, Duration.ofHours(24));
  }
}
