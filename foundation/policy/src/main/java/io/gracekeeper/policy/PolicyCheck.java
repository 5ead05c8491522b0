package io.gracekeeper.policy;

import io.gracekeeper.events.ProductId;
import io.gracekeeper.policy.ProductPolicy.Stated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a policy must hold before anything starts. */
final class PolicyCheck {

  /** Every key but {@code snapshots-kept-for}, which only goes with P8. */
  static final List<String> REQUIRED =
      List.of(
          "listings",
          "accounts-per-agreement",
          "card-on-file-blocks-linking",
          "credits-in-use-block-linking",
          "fallback",
          "grace-after-cancel",
          "grace-when-overdue",
          "trials-run-on",
          "snapshot-before-deletion",
          "alerts-before-deletion",
          "deletions-per-hour",
          "agreements-per-account",
          "overdue-after",
          "snapshots-recent-for",
          "extras-billed-by-marketplace");

  /** No customer's data is deleted sooner after its stop (rules, section P). */
  private static final Duration SHORTEST_GRACE = Duration.ofHours(24);

  private PolicyCheck() {}

  static List<String> problems(ProductId product, ProductPolicy policy, boolean sandbox) {
    var problems = new ArrayList<String>();
    grace(problems, "grace-after-cancel", policy.graceAfterCancel(), sandbox);
    grace(problems, "grace-when-overdue", policy.graceWhenOverdue(), sandbox);
    for (var alert : policy.alertsBeforeDeletion()) {
      if (alert.compareTo(policy.graceAfterCancel()) >= 0
          || alert.compareTo(policy.graceWhenOverdue()) >= 0) {
        problems.add("the alert " + alert + " before a deletion is not shorter than the grace");
      }
    }
    if (policy.alertsBeforeDeletion().isEmpty()) {
      problems.add("alerts-before-deletion: at least one");
    }
    if (policy.deletionsPerHour() < 1) {
      problems.add("deletions-per-hour: at least 1, not " + policy.deletionsPerHour());
    }
    if (policy.snapshotBeforeDeletion() && policy.snapshotsKeptFor() == null) {
      problems.add("snapshots-kept-for is blank, but a snapshot is required before a deletion");
    }
    if (!policy.overdueAfter().isPositive()) {
      problems.add("overdue-after: longer than nothing");
    }
    if (!policy.snapshotsRecentFor().isPositive()) {
      problems.add("snapshots-recent-for: longer than nothing");
    }
    return problems.stream().map(problem -> product + ": " + problem).toList();
  }

  /** A listing sells one product, or a purchase could be given to the wrong one. */
  static List<String> sharedListings(Map<ProductId, Stated> stated) {
    var owner = new HashMap<String, ProductId>();
    var problems = new ArrayList<String>();
    for (var one : stated.values()) {
      one.policy()
          .listings()
          .forEach((marketplace, listings) -> {
            for (var listing : listings) {
              var other = owner.put(marketplace + "/" + listing, one.product());
              if (other != null) {
                problems.add(
                    "the listing " + listing + " is both " + other + " and " + one.product());
              }
            }
          });
    }
    return problems;
  }

  private static void grace(List<String> problems, String name, Duration grace, boolean sandbox) {
    if (!grace.isPositive() || (!sandbox && grace.compareTo(SHORTEST_GRACE) < 0)) {
      problems.add(name + ": at least " + SHORTEST_GRACE + ", not " + grace);
    }
  }
}
