package io.gracekeeper.subscriptions.protocol;

import io.gracekeeper.events.StopReason;
import io.gracekeeper.policy.ProductPolicy;
import io.gracekeeper.policy.ProductPolicy.Fallback;
import io.gracekeeper.policy.ProductPolicy.Limit;
import io.gracekeeper.policy.Schedule;
import io.gracekeeper.subscriptions.lifecycle.Ground.Unpaid;
import io.gracekeeper.subscriptions.lifecycle.Loss;
import io.gracekeeper.subscriptions.lifecycle.NextStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The instants and durations of the model, and the policy that goes with them.
 *
 * <p>Business time goes by days. A grace is one of them, and its one warning comes at its
 * beginning, so that a late one puts the deletion off.
 *
 * <p>System time goes by ticks that are as long as a consent's margin, and nobody knows more of it
 * than how many of them something has lasted.
 */
final class Times {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Duration GRACE = Duration.ofDays(1);
  static final List<Duration> LEADS = List.of(GRACE);

  /** As {@code Judgement.MARGIN}. */
  static final Duration MARGIN = Duration.ofSeconds(10);

  /** As {@code Deletion.CLOCKS}. */
  static final Duration CLOCKS = Duration.ofSeconds(5);

  /** So that a consent has its margin left at first, then less, and after two ticks is over. */
  static final Duration CONSENT = Duration.ofSeconds(15);

  /** Not shorter than a consent, as in {@code Pace}. */
  static final Duration LEASE = CONSENT;

  /** The ticks after which a consent, a permit or a lease is over by the clock that wrote it. */
  static final int OVER = 2;

  /** Stands for so many ticks that a lease is over by every clock. */
  static final int LONG_OVER = 3;

  static final NextStep.Terms TERMS =
      new NextStep.Terms(null, null, false, false, GRACE, Duration.ZERO);

  static final ProductPolicy POLICY =
      new ProductPolicy(
          Map.of(),
          Limit.ONE,
          false,
          false,
          Fallback.NONE,
          GRACE,
          GRACE,
          true,
          false,
          LEADS,
          50,
          Limit.ONE,
          null,
          null,
          GRACE,
          GRACE,
          Map.of());

  private Times() {}

  /** Why it is stopped after that decision of billing. */
  static Unpaid unpaid(int revision) {
    var schedule = new Schedule(GRACE, true);
    return new Unpaid(
        StopReason.UNCOVERED,
        new Loss(revision, NOON.plusSeconds(revision), schedule, null, "C15", "hash"));
  }

  /**
   * What a clock says so many ticks after something that began when a true clock said noon.
   *
   * @param ahead by how much it is ahead of the true one
   */
  static Instant clock(Duration ahead, int ticks) {
    var since = ticks == LONG_OVER ? Duration.ofHours(2) : MARGIN.multipliedBy(ticks);
    return NOON.plus(ahead).plus(since);
  }
}
