package io.gracekeeper.events;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person is shown after a deletion (D8): which notice, on which rule and policy, and when.
 *
 * @param notice the marketplace's own id of the notice that began it; null if no notice did
 * @param coverageRevision the decision by which nobody paid
 * @param stoppedAt when it was seen to be stopped
 * @param grace from the observed stop to the deadline, by the product's policy
 * @param deleteAfter the deadline, fixed when the stop was observed
 * @param deletedAt when it was seen to be gone
 * @param permit billing's permit under which it was deleted
 */
public record Receipt(
    DeploymentUid uid,
    StopReason why,
    @Nullable String notice,
    long coverageRevision,
    Instant stoppedAt,
    Duration grace,
    Instant deleteAfter,
    Instant deletedAt,
    String permit,
    Basis basis) {}
