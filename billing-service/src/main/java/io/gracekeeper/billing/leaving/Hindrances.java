package io.gracekeeper.billing.leaving;

import io.gracekeeper.billing.deployment.Deployments;
import io.gracekeeper.billing.invoice.Invoices;
import io.gracekeeper.billing.link.Link;
import io.gracekeeper.billing.link.Links;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy.Stated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Looks up what may stand in the way of a disconnect. */
@ApplicationScoped
class Hindrances {

  private final Links links;
  private final Invoices invoices;
  private final Deployments deployments;
  private final Policies policies;
  private final Clock clock;

  @Inject
  Hindrances(
      Links links,
      Invoices invoices,
      Deployments deployments,
      Policies policies,
      @BusinessTime Clock clock) {
    this.links = links;
    this.invoices = invoices;
    this.deployments = deployments;
    this.policies = policies;
    this.clock = clock;
  }

  Obstacles of(
      Link link, List<SubscriptionId> stillCharged, boolean byOwner, boolean acknowledged) {
    return new Obstacles(
        byOwner,
        WayOut.of(links.liveOn(link.agreement())),
        stillCharged,
        invoices.openOf(link.account()),
        withoutRecentSnapshot(link.account()),
        acknowledged);
  }

  /** The account's deployments whose last good snapshot is too old or absent, in words (A7). */
  List<String> withoutRecentSnapshot(AccountId account) {
    var now = clock.instant();
    return deployments.snapshotsOf(account).stream()
        .filter(it ->
            !ProductTerms.of(policies.of(it.product()).map(Stated::policy))
                .isRecent(it.takenAt(), now))
        .map(it -> it.name() + (it.takenAt() == null ? " (none)" : " (of " + it.takenAt() + ")"))
        .toList();
  }
}
