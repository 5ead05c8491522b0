package io.gracekeeper.policy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a deployment for which nobody pays: when it is stopped, and until when it is kept
 * then. subscription-service acts by it, and billing-service says beforehand what it will do (B8).
 *
 * @param grace from the observed stop to the deadline (P5, P6)
 * @param trialsRunOn whether trial deployments run until their trial ends (P7)
 */
public record Schedule(Duration grace, boolean trialsRunOn) {

  /**
   * When it is stopped: at once (C15), but a trial at its own end (C16).
   *
   * @param lostAt when it was decided that nobody pays
   * @param trialEndsAt null if the deployment is no trial
   */
  public Instant stopsAt(Instant lostAt, @Nullable Instant trialEndsAt) {
    return trialsRunOn && trialEndsAt != null && trialEndsAt.isAfter(lostAt) ? trialEndsAt : lostAt;
  }

  /**
   * The instant before which it is not deleted (C17, D3).
   *
   * @param stoppedAt when it was seen to be stopped
   */
  public Instant keptUntil(Instant stoppedAt) {
    return stoppedAt.plus(grace);
  }
}
