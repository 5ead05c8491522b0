package io.gracekeeper.billing.history;

import io.gracekeeper.access.Scope;
import io.gracekeeper.events.BillingEvent.OfCoverage;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.SubscriptionId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All decisions about who pays, by subscription and coverage revision. */
@ApplicationScoped
public class History implements PanacheRepositoryBase<Entry, Entry.Key> {

  private static final Object KEY = new Object();

  private final TransactionSynchronizationRegistry transaction;

  @Inject
  History(TransactionSynchronizationRegistry transaction) {
    this.transaction = transaction;
  }

  /**
   * Keeps a decision, in the transaction that makes it. Those of a transaction are written together
   * before its commit: between the rows of the charges each would be a statement of its own.
   *
   * @param designated the fallbacks that were designated then, in order
   * @param cause what made it necessary
   */
  public void add(OfCoverage event, List<PaymentMethodId> designated, Cause cause, Instant now) {
    collected().add(new Entry(event, designated, cause, now));
  }

  @SuppressWarnings("unchecked") // The resource is put there below, under the same key.
  private List<Entry> collected() {
    var entries = (List<Entry>) transaction.getResource(KEY);
    if (entries == null) {
      entries = new ArrayList<>();
      transaction.putResource(KEY, entries);
      transaction.registerInterposedSynchronization(new Write(entries));
    }
    return entries;
  }

  private final class Write implements Synchronization {

    private final List<Entry> entries;

    Write(List<Entry> entries) {
      this.entries = entries;
    }

    @Override
    public void beforeCompletion() {
      persist(entries);
      flush();
    }

    @Override
    public void afterCompletion(int status) {
      // What was not committed is gone with its transaction.
    }
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
