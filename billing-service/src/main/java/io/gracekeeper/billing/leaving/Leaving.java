package io.gracekeeper.billing.leaving;

import io.gracekeeper.events.LinkId;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.PaymentMethod;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.problem.Problem.Blocker;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account should know before it leaves. All of it is as of one instant.
 *
 * @param checklist all of it, summed up (A32)
 * @param marketplaces what the account is linked to
 * @param subscriptions what becomes of each, by id, a page at a time
 * @param next where the next page begins; null if this is the last
 */
record Leaving(
    Instant asOf,
    List<Checklist.Item> checklist,
    List<OfMarketplace> marketplaces,
    List<Prospect> subscriptions,
    @Nullable String next) {

  /**
   * Leaving one marketplace.
   *
   * @param linkedAccounts how many accounts are linked to what was bought, this one included
   * @param mapping how accounts and what was bought belong together, in words (A10)
   * @param wayOut which way this account takes
   * @param disconnectBlockedBy why Disconnect is disabled; empty if it is not (A21)
   * @param cancelSteps how to cancel at the marketplace (A9)
   * @param guide the marketplace's own (A18)
   * @param staysThere what does not move with the account (A28)
   * @param charged how many subscriptions it pays for
   */
  record OfMarketplace(
      LinkId link,
      ProductId product,
      Marketplace marketplace,
      PaymentMethod paymentMethod,
      long linkedAccounts,
      String mapping,
      WayOut wayOut,
      List<Blocker> disconnectBlockedBy,
      List<String> cancelSteps,
      URI guide,
      List<String> staysThere,
      int charged) {}
}
