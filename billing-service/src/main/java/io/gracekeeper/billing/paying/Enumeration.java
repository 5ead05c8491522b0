package io.gracekeeper.billing.paying;

import static java.util.stream.Collectors.joining;

import io.gracekeeper.events.SubscriptionId;
import java.util.List;

/** Subscriptions in a sentence that stays readable. */
final class Enumeration {

  private static final int LISTED = 50;

  private Enumeration() {}

  static String of(List<SubscriptionId> subscriptions) {
    var others = subscriptions.size() - LISTED;
    return subscriptions.stream().limit(LISTED).map(SubscriptionId::value).collect(joining(", "))
        + (others > 0 ? ", and " + others + " more" : "");
  }
}
