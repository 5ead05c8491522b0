package io.gracekeeper.subscriptions.lifecycle;

import io.gracekeeper.events.StopReason;
import io.gracekeeper.subscriptions.lifecycle.Coverage.Covered;
import io.gracekeeper.subscriptions.lifecycle.Coverage.Lost;
import io.gracekeeper.subscriptions.lifecycle.Coverage.Unheard;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is called for, given who pays and whether a trial goes on. */
public sealed interface Call {

  /** Leave it as it is: nothing is known. */
  record Wait() implements Call {}

  record Run() implements Call {}

  record Stop(StopReason why, Loss loss) implements Call {}

  /**
   * Whoever is covered runs. Without coverage a trial runs until it ends (C16, P7), and everything
   * else stops (C15).
   *
   * @param trialEndsAt null if the deployment is no trial
   */
  static Call of(Coverage coverage, @Nullable Instant trialEndsAt, Instant now) {
    return switch (coverage) {
      case Unheard _ -> new Wait();
      case Covered _ -> new Run();
      case Lost(var loss) -> stopWhenDue(loss, trialEndsAt, now);
    };
  }

  private static Call stopWhenDue(Loss loss, @Nullable Instant trialEndsAt, Instant now) {
    var stopsAt = loss.schedule().stopsAt(loss.since(), trialEndsAt);
    if (!stopsAt.isAfter(loss.since())) {
      return new Stop(StopReason.UNCOVERED, loss); // Now, whatever our clock says of billing's.
    }
    return now.isBefore(stopsAt) ? new Run() : new Stop(StopReason.TRIAL_ENDED, loss);
  }
}
