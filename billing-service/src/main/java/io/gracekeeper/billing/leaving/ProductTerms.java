package io.gracekeeper.billing.leaving;

import io.gracekeeper.policy.ProductPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a product's policy says of leaving.
 *
 * @param snapshotsRecentFor how old a snapshot may be; zero where nothing is known: none is recent
 * @param extras what a marketplace goes on billing, by plan
 */
record ProductTerms(Duration snapshotsRecentFor, Map<String, List<String>> extras) {

  private static final ProductTerms NONE = new ProductTerms(Duration.ZERO, Map.of());

  static ProductTerms of(Optional<ProductPolicy> policy) {
    return policy
        .map(it -> new ProductTerms(it.snapshotsRecentFor(), it.extrasBilledByMarketplace()))
        .orElse(NONE);
  }

  boolean isRecent(@Nullable Instant snapshotAt, Instant now) {
    return snapshotAt != null && !snapshotAt.isBefore(now.minus(snapshotsRecentFor));
  }

  List<String> extrasOf(@Nullable String plan) {
    return plan == null ? List.of() : extras.getOrDefault(plan, List.of());
  }
}
