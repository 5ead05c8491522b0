package io.gracekeeper.policy;

import io.gracekeeper.events.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One product's policy. The component names are the keys of the file.
 *
 * @param listings the product's appearances: the marketplace's listing ids, by marketplace
 * @param accountsPerAgreement P1
 * @param cardOnFileBlocksLinking P2
 * @param creditsInUseBlockLinking P3
 * @param fallback P4
 * @param graceAfterCancel P5, from the observed stop; at least 24 hours outside a sandbox
 * @param graceWhenOverdue P6, likewise
 * @param trialsRunOn P7: trial deployments run until their trial ends
 * @param snapshotBeforeDeletion P8
 * @param alertsBeforeDeletion P9: how long before the deletion; each shorter than either grace
 * @param deletionsPerHour P10: more trips the breaker
 * @param agreementsPerAccount P11
 * @param snapshotsKeptFor P12, after the deletion; null only where no snapshot is required
 * @param unverifiedSnapshotsAcceptedOf the platforms, by name, whose snapshots count although they
 *     cannot be read back before a deletion; null: none
 * @param overdueAfter P13: how long an invoice may be overdue
 * @param snapshotsRecentFor how old a snapshot may be that lies before a change of who pays (A7)
 * @param extrasBilledByMarketplace what a marketplace goes on billing for a plan after the
 *     subscription has left it, in words for its owner, by plan (A30)
 */
public record ProductPolicy(
    Map<String, List<String>> listings,
    Limit accountsPerAgreement,
    boolean cardOnFileBlocksLinking,
    boolean creditsInUseBlockLinking,
    Fallback fallback,
    Duration graceAfterCancel,
    Duration graceWhenOverdue,
    boolean trialsRunOn,
    boolean snapshotBeforeDeletion,
    List<Duration> alertsBeforeDeletion,
    int deletionsPerHour,
    Limit agreementsPerAccount,
    @Nullable Duration snapshotsKeptFor,
    @Nullable List<String> unverifiedSnapshotsAcceptedOf,
    Duration overdueAfter,
    Duration snapshotsRecentFor,
    Map<String, List<String>> extrasBilledByMarketplace) {

  /** What becomes of what ran when the agreement that paid for it has ended. */
  public Schedule afterCancel() {
    return new Schedule(graceAfterCancel, trialsRunOn);
  }

  /**
   * Whether a snapshot is recent enough for a change of who pays (A7).
   *
   * @param takenAt the instant whose data it holds; null if there is none, which never is
   */
  public boolean isRecent(@Nullable Instant takenAt, Instant now) {
    return takenAt != null && !takenAt.isBefore(now.minus(snapshotsRecentFor));
  }

  /** Whether a snapshot counts of which this platform says that it cannot read it back (P8). */
  public boolean acceptsUnverifiedSnapshotsOf(String platform) {
    return unverifiedSnapshotsAcceptedOf != null
        && unverifiedSnapshotsAcceptedOf.contains(platform);
  }

  /** How many there may be. */
  public enum Limit {
    ONE,
    MANY
  }

  /** Who pays when the agreement ends (P4). */
  public enum Fallback {
    /** The method designated for the subscription, else the account's default. */
    DESIGNATED_ELSE_DEFAULT,
    /** Nobody, until a person chooses. */
    NONE
  }

  /** A policy with its product and the SHA-256 of what the file says of it, in hex. */
  public record Stated(ProductId product, ProductPolicy policy, String hash) {}
}
