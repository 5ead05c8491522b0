package io.gracekeeper.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person is shown after a deletion (D8): by which notice or whose order, on which rule and
 * policy, when, and after which warnings.
 *
 * @param notice the marketplace's own id of the notice that began it, or that demanded to erase it;
 *     null if no notice did
 * @param coverageRevision the decision by which nobody paid; null if an Owner ordered it
 * @param stoppedAt when it was seen to be stopped
 * @param grace from the observed stop to the deadline, by the product's policy; null if an Owner
 *     ordered it, for then there is none
 * @param deleteAfter the deadline, fixed when the stop was observed; or the earlier instant that a
 *     marketplace demanded (D12), or at which an Owner ordered it (D11)
 * @param deletedAt when it was seen to be gone
 * @param permit billing's permit under which it was deleted; null if an Owner ordered it
 * @param warnings what was told beforehand, and when
 * @param snapshot what is kept of it; null if nothing is
 * @param orderedBy the Owner who ordered it; null if it was deleted for want of payment
 */
public record Receipt(
    DeploymentUid uid,
    StopReason why,
    @Nullable String notice,
    @Nullable Long coverageRevision,
    Instant stoppedAt,
    @Nullable Duration grace,
    Instant deleteAfter,
    Instant deletedAt,
    @Nullable String permit,
    Basis basis,
    List<Warned> warnings,
    @Nullable Kept snapshot,
    @Nullable String orderedBy) {

  /**
   * A warning that was told before the deletion (P9).
   *
   * @param lead how long before the deletion it was due
   */
  public record Warned(Duration lead, Instant toldAt) {}

  /**
   * A snapshot that outlives the deployment.
   *
   * @param id as the platform knows it
   * @param takenAt the instant whose data it holds
   * @param readBack whether it was restored to a scratch place and read back with its checksum;
   *     false where the platform cannot do that and the policy accepts it
   * @param until when it is discarded (P12); null: not by itself
   */
  public record Kept(String id, Instant takenAt, boolean readBack, @Nullable Instant until) {}
}
