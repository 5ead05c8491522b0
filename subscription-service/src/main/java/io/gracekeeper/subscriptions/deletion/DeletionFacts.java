package io.gracekeeper.subscriptions.deletion;

import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.policy.ProductPolicy;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that a deletion is judged by, taken together under the deployment's lock.
 *
 * @param coverage billing's last word on the subscription
 * @param uid the one that was stopped; null if it was never known
 * @param seen what the platform showed just now
 * @param policy the product's policy; null if there is none
 */
public record DeletionFacts(
    Instant now,
    Stopped stopped,
    Coverage coverage,
    @Nullable DeploymentUid uid,
    Observation seen,
    Permission permission,
    @Nullable ProductPolicy policy) {}
