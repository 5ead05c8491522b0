package io.gracekeeper.billing.leaving;

import io.gracekeeper.policy.ProductPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a product's policy says of leaving; where nothing is known, no snapshot is recent. */
record ProductTerms(Optional<ProductPolicy> policy) {

  boolean isRecent(@Nullable Instant snapshotAt, Instant now) {
    return policy.filter(it -> it.isRecent(snapshotAt, now)).isPresent();
  }

  /** What a marketplace goes on billing for a plan. */
  List<String> extrasOf(@Nullable String plan) {
    return policy
        .filter(_ -> plan != null)
        .map(it -> it.extrasBilledByMarketplace().getOrDefault(plan, List.of()))
        .orElse(List.of());
  }
}
