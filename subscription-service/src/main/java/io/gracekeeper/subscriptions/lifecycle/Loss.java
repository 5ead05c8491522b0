package io.gracekeeper.subscriptions.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A loss of coverage as billing decided it.
 *
 * @param revision the coverage revision of that decision
 * @param since when billing decided it, in business time
 * @param grace from the observed stop to the deadline
 * @param trialsRunOn whether trial deployments run until their trial ends (P7)
 * @param notice the notice that began it; null if no notice did
 * @param rule the rule that billing decided by
 * @param policyHash the product's policy as it stood
 */
public record Loss(
    long revision,
    Instant since,
    Duration grace,
    boolean trialsRunOn,
    @Nullable String notice,
    String rule,
    String policyHash) {}
