package io.gracekeeper.subscriptions.lifecycle;

import io.gracekeeper.events.StopReason;
import io.gracekeeper.subscriptions.lifecycle.Coverage.Covered;
import io.gracekeeper.subscriptions.lifecycle.Coverage.Lost;
import io.gracekeeper.subscriptions.lifecycle.Coverage.Unheard;
import io.gracekeeper.subscriptions.lifecycle.Ground.Unpaid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is called for, given who pays and whether a trial or a reprieve goes on. */
public sealed interface Call {

  /** Leave it as it is: nothing is known. */
  record Wait() implements Call {}

  record Run() implements Call {}

  /**
   * Stop it.
   *
   * @param erasure what hastens its deletion; null if nothing does
   */
  record Stop(Unpaid ground, @Nullable Erasure erasure) implements Call {}

  /**
   * Whoever is covered runs. Without coverage a trial runs until it ends (C16, P7), what an
   * operator has reprieved runs until then, and everything else stops (C15).
   *
   * @param trialEndsAt null if the deployment is no trial
   * @param reprievedUntil null if nobody reprieved it
   */
  static Call of(
      Coverage coverage,
      @Nullable Instant trialEndsAt,
      @Nullable Instant reprievedUntil,
      Instant now) {
    return switch (coverage) {
      case Unheard _ -> new Wait();
      case Covered _ -> new Run();
      case Lost _ when reprievedUntil != null && now.isBefore(reprievedUntil) -> new Run();
      case Lost lost -> stopWhenDue(lost, trialEndsAt, now);
    };
  }

  private static Call stopWhenDue(Lost lost, @Nullable Instant trialEndsAt, Instant now) {
    var loss = lost.loss();
    var stopsAt = loss.schedule().stopsAt(loss.since(), trialEndsAt);
    if (!stopsAt.isAfter(loss.since())) { // Now, whatever our clock says of billing's.
      return new Stop(new Unpaid(StopReason.UNCOVERED, loss), lost.erasure());
    }
    return now.isBefore(stopsAt)
        ? new Run()
        : new Stop(new Unpaid(StopReason.TRIAL_ENDED, loss), lost.erasure());
  }
}
