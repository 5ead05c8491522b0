package io.gracekeeper.billing.link;

import io.gracekeeper.billing.account.Accounts;
import io.gracekeeper.billing.agreement.Agreement;
import io.gracekeeper.billing.agreement.Agreements;
import io.gracekeeper.billing.mapping.LinkingFacts;
import io.gracekeeper.billing.mapping.LinkingPolicy;
import io.gracekeeper.billing.payment.PaymentMethods;
import io.gracekeeper.billing.registration.Registrations;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy.Limit;
import io.gracekeeper.policy.ProductPolicy.Stated;
import io.gracekeeper.problem.Blockers;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides whether an account may be linked to what a ticket points to, and begins the link. */
@ApplicationScoped
public class LinkRequests {

  private final Accounts accounts;
  private final Agreements agreements;
  private final Registrations registrations;
  private final PaymentMethods paymentMethods;
  private final Policies policies;
  private final Links links;
  private final Linking linking;

  @Inject
  LinkRequests(
      Accounts accounts,
      Agreements agreements,
      Registrations registrations,
      PaymentMethods paymentMethods,
      Policies policies,
      Links links,
      Linking linking) {
    this.accounts = accounts;
    this.agreements = agreements;
    this.registrations = registrations;
    this.paymentMethods = paymentMethods;
    this.policies = policies;
    this.links = links;
    this.linking = linking;
  }

  /**
   * Who asks for what.
   *
   * @param byOwner whether an Owner asks, and not a billing admin
   * @param declinesFormer whether they know of a former account and want this one
   */
  record Asked(AccountId account, String ticket, boolean byOwner, boolean declinesFormer) {}

  /** The link of the account: the one that it has, or a new one if nothing forbids it. */
  Link ask(Asked asked) {
    accounts.existing(asked.account());
    var registration = registrations.byTicket(asked.ticket());
    var agreement = agreements.locked(registration.agreement().id());
    accounts.existingLocked(asked.account());
    var known = links.of(asked.account(), agreement);
    if (known.isPresent()) {
      return known.get();
    }
    var stated = productOf(agreement);
    refuseIfForbidden(facts(asked, agreement, stated));
    var cause = Cause.of("request:" + UUID.randomUUID());
    giveWay(asked.account(), agreement, stated, cause);
    var link = new Link(asked.account(), agreement, stated.product());
    linking.begin(link, registration, cause);
    return link;
  }

  /** Where a purchase pays for one account (P1), one that it never paid for must not come back. */
  private void giveWay(AccountId account, Agreement agreement, Stated stated, Cause cause) {
    if (stated.policy().accountsPerAgreement() == Limit.ONE) {
      links.failedOthers(account, agreement).forEach(link -> linking.disconnect(link, cause));
    }
  }

  private Stated productOf(Agreement agreement) {
    var names = agreement.names();
    var listing = names.listing() == null ? "" : names.listing();
    return policies
        .ofListing(names.marketplace(), listing)
        .flatMap(policies::of)
        .orElseThrow(
            () -> Refusal.of(Code.UNKNOWN_LISTING, "No product has the listing " + listing + "."));
  }

  private LinkingFacts facts(Asked asked, Agreement agreement, Stated stated) {
    var account = asked.account();
    var others = links.others(account, agreement);
    return new LinkingFacts(
        stated.policy(),
        asked.byOwner(),
        agreement.facts().hasEnded(),
        paymentMethods.hasCard(account),
        paymentMethods.hasCredits(account),
        others,
        otherAgreements(account, stated.product(), agreement),
        links.hasLeft(account, agreement),
        others == 0 ? formerOf(agreement, account) : null,
        asked.declinesFormer());
  }

  /** Without those which this purchase replaces: they make room for it by themselves (D5). */
  private long otherAgreements(AccountId account, ProductId product, Agreement agreement) {
    return links.standing(account, product).stream()
        .map(Link::agreement)
        .filter(other -> !agreements.heirsOf(other).contains(agreement))
        .count();
  }

  private @Nullable AccountId formerOf(Agreement agreement, AccountId account) {
    return links.lastToLeave(agreement).filter(former -> !former.equals(account)).orElse(null);
  }

  private static void refuseIfForbidden(LinkingFacts facts) {
    var blockers = new Blockers();
    LinkingPolicy.against(facts)
        .forEach(policy -> blockers.when(true, policy.code(), detail(policy, facts)));
    blockers.refuse();
  }

  /** Whoever holds a ticket has made the purchase, and may know where it was linked. */
  private static String detail(LinkingPolicy policy, LinkingFacts facts) {
    return policy.code() == Code.FORMER_ACCOUNT
        ? policy.detail() + " It is " + facts.former() + "."
        : policy.detail();
  }
}
