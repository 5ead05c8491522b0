package io.gracekeeper.subscriptions.deletion;

import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.policy.ProductPolicy;
import io.gracekeeper.subscriptions.brake.Brake;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a deletion is judged by, taken together under the deployment's lock.
 *
 * @param coverage billing's last word on the subscription
 * @param uid the one that was stopped; null if it was never known
 * @param seen what the platform showed just now
 * @param platform its name, by which a policy may accept that it cannot verify snapshots
 * @param atCustomers whether it is hosted in the customer's own cloud account (B2)
 * @param holds why it must not be deleted, of each hold on it or on its account
 * @param policy the product's policy; null if there is none
 */
public record DeletionFacts(
    Instant now,
    Stopped stopped,
    Coverage coverage,
    @Nullable DeploymentUid uid,
    Observation seen,
    String platform,
    boolean atCustomers,
    List<String> holds,
    Brake brake,
    Permission permission,
    @Nullable ProductPolicy policy) {}
