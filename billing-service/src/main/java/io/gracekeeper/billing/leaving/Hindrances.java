package io.gracekeeper.billing.leaving;

import io.gracekeeper.billing.invoice.Invoices;
import io.gracekeeper.billing.link.Link;
import io.gracekeeper.billing.link.Links;
import io.gracekeeper.billing.snapshot.Snapshots;
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

  Obstacles of(
      Link link, List<SubscriptionId> stillCharged, boolean byOwner, boolean acknowledged) {
    return new Obstacles(
        byOwner,
        WayOut.of(links.liveOn(link.agreement())),
        stillCharged,
        invoices.openOf(link.account()),
        snapshots.oldOf(link.account()),
        acknowledged);
  }
}
