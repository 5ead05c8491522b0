package io.gracekeeper.billing.leaving;

import io.gracekeeper.billing.invoice.Invoices;
import io.gracekeeper.billing.invoice.OpenInvoices;
import io.gracekeeper.billing.link.Link;
import io.gracekeeper.billing.link.Links;
import io.gracekeeper.billing.snapshot.OldSnapshots;
import io.gracekeeper.billing.snapshot.Snapshots;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.SubscriptionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Looks up what may stand in the way of a disconnect. */
@ApplicationScoped
class Hindrances {

  private final Links links;
  private final Invoices invoices;
  private final Snapshots snapshots;

  @Inject
  Hindrances(Links links, Invoices invoices, Snapshots snapshots) {
    this.links = links;
    this.invoices = invoices;
    this.snapshots = snapshots;
  }

  /** What stands in the way of leaving anything: it is the same for each link of an account. */
  record OfAccount(OpenInvoices openInvoices, OldSnapshots oldSnapshots) {}

  OfAccount of(AccountId account) {
    return new OfAccount(invoices.openOf(account), snapshots.oldOf(account));
  }

  /** What stands in the way of leaving what one link leads to. */
  Obstacles of(
      Link link,
      OfAccount hindrances,
      List<SubscriptionId> stillCharged,
      boolean byOwner,
      boolean acknowledged) {
    return new Obstacles(
        byOwner,
        WayOut.of(links.liveOn(link.agreement())),
        stillCharged,
        hindrances.openInvoices(),
        hindrances.oldSnapshots(),
        acknowledged);
  }
}
