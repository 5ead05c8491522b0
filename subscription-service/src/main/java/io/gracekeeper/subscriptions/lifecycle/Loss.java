package io.gracekeeper.subscriptions.lifecycle;

import io.gracekeeper.policy.Schedule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A loss of coverage as billing decided it.
 *
 * @param revision the coverage revision of that decision
 * @param since when billing decided it, in business time
 * @param schedule when it stops what, and how long that is kept
 * @param notice the notice that began it; null if no notice did
 * @param rule the rule that billing decided by
 * @param policyHash the product's policy as it stood
 */
public record Loss(
    long revision,
    Instant since,
    Schedule schedule,
    @Nullable String notice,
    String rule,
    String policyHash) {

  /** A later word on the same loss: it began when the earlier one did. */
  public Loss continuing(Loss earlier) {
    return new Loss(revision, earlier.since(), schedule, notice, rule, policyHash);
  }

  /** Whether both are words on one loss: nobody paid in between. */
  public boolean isSameAs(Loss other) {
    return revision == other.revision() || since.equals(other.since());
  }
}
