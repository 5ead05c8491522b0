package io.gracekeeper.billing.history;

import io.gracekeeper.access.Scope;
import io.gracekeeper.events.BillingEvent.OfCoverage;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.SubscriptionId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** All decisions about who pays, by subscription and coverage revision. */
@ApplicationScoped
public class History implements PanacheRepositoryBase<Entry, Entry.Key> {

  /**
   * Keeps a decision, in the transaction that makes it.
   *
   * @param designated the fallbacks that were designated then, in order
   * @param cause what made it necessary
   */
  public void add(OfCoverage event, List<PaymentMethodId> designated, Cause cause, Instant now) {
    persist(new Entry(event, designated, cause, now));
  }

  /** The decisions about a subscription that come after one, in order, if they are in reach. */
  List<Entry> page(Scope scope, SubscriptionId subscription, long after, int atMost) {
    return find(
            "subscription = ?1 and coverageRevision > ?2 order by coverageRevision",
            subscription.value(),
            after)
        .page(0, atMost)
        .stream()
        .filter(entry -> scope.holds(entry.account()))
        .toList();
  }
}
