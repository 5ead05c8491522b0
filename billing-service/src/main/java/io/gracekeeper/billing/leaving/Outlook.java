package io.gracekeeper.billing.leaving;

import static java.util.stream.Collectors.toSet;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.billing.charge.Foresight;
import io.gracekeeper.billing.charge.Foresight.Foreseen;
import io.gracekeeper.billing.deployment.Deployments;
import io.gracekeeper.billing.leaving.Hindrances.OfAccount;
import io.gracekeeper.billing.leaving.Leaving.OfMarketplace;
import io.gracekeeper.billing.leaving.Prospect.Prepared;
import io.gracekeeper.billing.link.Link;
import io.gracekeeper.billing.link.Links;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.paging.Asked;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy;
import io.gracekeeper.policy.ProductPolicy.Stated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers what an account should know before it leaves. It changes nothing. */
@ApplicationScoped
class Outlook {

  private static final Set<Prepared> PREPARED =
      EnumSet.of(Prepared.SWITCHED, Prepared.FALLBACK_DESIGNATED);

  private final Foresight foresight;
  private final Deployments deployments;
  private final Links links;
  private final Hindrances hindrances;
  private final Policies policies;
  private final Caller caller;
  private final Clock clock;

  @Inject
  Outlook(
      Foresight foresight,
      Deployments deployments,
      Links links,
      Hindrances hindrances,
      Policies policies,
      Caller caller,
      @BusinessTime Clock clock) {
    this.foresight = foresight;
    this.deployments = deployments;
    this.links = links;
    this.hindrances = hindrances;
    this.policies = policies;
    this.caller = caller;
    this.clock = clock;
  }

  Leaving of(AccountId account, Asked asked) {
    var now = clock.instant();
    var all = foresight.of(account);
    var page =
        asked.of(
            "leaving",
            (after, atMost) -> after(all, after).limit(atMost).toList(),
            it -> it.subscription().value());
    var ofAccount = hindrances.of(account);
    var marketplaces =
        links.liveOf(account).stream().map(link -> of(link, ofAccount, all)).toList();
    return new Leaving(
        now,
        Checklist.of(
            unprepared(all), caller.is(Role.OWNER), marketplaces, ofAccount.oldSnapshots()),
        marketplaces,
        prospects(page.rows(), now),
        page.next());
  }

  private static Stream<Foreseen> after(List<Foreseen> all, String after) {
    return all.stream().filter(it -> it.subscription().value().compareTo(after) > 0);
  }

  private static List<SubscriptionId> unprepared(List<Foreseen> all) {
    return all.stream()
        .filter(it -> !PREPARED.contains(Prospect.prepared(it)))
        .map(Foreseen::subscription)
        .toList();
  }

  private OfMarketplace of(Link link, OfAccount ofAccount, List<Foreseen> all) {
    var method = Objects.requireNonNull(link.paymentMethod(), "A live link has its method.");
    var agreement = link.agreement();
    var guide = MarketplaceGuide.of(agreement.names().marketplace());
    var charged = chargedTo(method.id(), all);
    var obstacles = hindrances.of(link, ofAccount, charged, caller.is(Role.OWNER), false);
    return new OfMarketplace(
        link.id(),
        link.product(),
        agreement.names().marketplace(),
        method.shown(),
        links.liveOn(agreement),
        mapping(link.product()),
        obstacles.wayOut(),
        obstacles.blockers().noted(),
        guide.steps(),
        guide.address(),
        guide.stays(),
        charged.size());
  }

  private static List<SubscriptionId> chargedTo(PaymentMethodId method, List<Foreseen> all) {
    return all.stream().filter(it -> it.isPaidBy(method)).map(Foreseen::subscription).toList();
  }

  private String mapping(ProductId product) {
    return policies
        .of(product)
        .map(Stated::policy)
        .map(ProductPolicy::accountsPerAgreement)
        .map(limit ->
            switch (limit) {
              case ONE -> "What was bought at the marketplace belongs to one account.";
              case MANY ->
                  "What was bought at the marketplace may belong to several accounts. Each leaves"
                      + " by itself; the last one leaves by cancelling there.";
            })
        .orElse("Nothing is known of how accounts and what was bought belong together.");
  }

  private List<Prospect> prospects(List<Foreseen> page, Instant now) {
    var running = deployments.of(page.stream().map(Foreseen::subscription).collect(toSet()));
    return page.stream()
        .map(it ->
            Prospect.of(
                it, running.getOrDefault(it.subscription(), List.of()), terms(it.product()), now))
        .toList();
  }

  private ProductTerms terms(ProductId product) {
    return new ProductTerms(policies.of(product).map(Stated::policy));
  }
}
