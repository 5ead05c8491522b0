package io.gracekeeper.simulator.buyer;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.Objection;
import io.gracekeeper.simulator.agreements.Agreement;
import io.gracekeeper.simulator.agreements.Agreements;
import io.gracekeeper.simulator.agreements.Marketplace;
import io.gracekeeper.simulator.agreements.Marketplace.Choice;
import io.gracekeeper.simulator.listings.Listing;
import io.gracekeeper.simulator.listings.Listings;
import io.gracekeeper.simulator.listings.Offer;
import io.gracekeeper.simulator.listings.Offers;
import io.gracekeeper.simulator.purchases.Purchase;
import io.gracekeeper.simulator.purchases.Purchases;
import io.gracekeeper.simulator.registration.RegistrationTokens;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that a buyer has, whichever the generation; each only within the buyer's account. */
@Singleton
class Subscriptions {

  private final Marketplace marketplace;
  private final Agreements agreements;
  private final Purchases purchases;
  private final RegistrationTokens tokens;
  private final Listings listings;
  private final Offers offers;

  Subscriptions(
      Marketplace marketplace,
      Agreements agreements,
      Purchases purchases,
      RegistrationTokens tokens,
      Listings listings,
      Offers offers) {
    this.marketplace = marketplace;
    this.agreements = agreements;
    this.purchases = purchases;
    this.tokens = tokens;
    this.listings = listings;
    this.offers = offers;
  }

  /** What is live comes first; what was made last, first. */
  List<Subscription> of(String account) {
    var concurrent =
        agreements.all().reversed().stream()
            .filter(each -> each.contract().buyer().equals(account))
            .map(this::shown);
    var legacy =
        purchases.all().reversed().stream()
            .filter(each -> each.registrant().account().equals(account))
            .map(this::shown);
    return Stream.concat(concurrent, legacy)
        .sorted(Comparator.comparing(each -> !each.live()))
        .toList();
  }

  /** One of the account, or a refusal. */
  Subscription named(String account, String key) {
    if (Subscription.isOfPurchase(key)) {
      return shown(purchase(account, key));
    }
    return shown(agreement(account, key));
  }

  /** Subscribes; in the legacy generation also anew. Returns what names it. */
  String subscribe(String account, Listing listing, Choice choice) {
    if (listing.isConcurrent()) {
      return marketplace.subscribe(listing, account, choice).contract().id();
    }
    var wanted = Purchase.of(listing.code(), Purchase.customerOf(account), choice.offer());
    var bought =
        purchases
            .buy(wanted, false)
            .or(() -> purchases.subscribeAgain(wanted.listing(), wanted.buyer()))
            .orElseThrow(
                () -> Refusal.of(Objection.ALREADY_SUBSCRIBED, "The account has this already."));
    return shown(bought).key();
  }

  /** Cancels what is confirmed by its product's name (C13). */
  void cancel(String account, String key, String typed) {
    var subscription = named(account, key);
    if (!Subscription.isOfPurchase(key)) {
      marketplace.cancel(key, typed, Duration.ZERO);
      return;
    }
    if (!typed.strip().equals(subscription.product())) {
      throw Refusal.of(
          Objection.WRONG_PRODUCT_NAME, "The product's name is '" + subscription.product() + "'.");
    }
    var purchase = purchase(account, key);
    if (purchases.cancel(purchase.listing(), purchase.buyer(), false).isEmpty()) {
      throw Refusal.of(Objection.NOT_SUBSCRIBED, "It is cancelled already.");
    }
  }

  /** What an account's agreement is, or a refusal. */
  Agreement agreement(String account, String id) {
    var agreement = agreements.named(id);
    if (!agreement.contract().buyer().equals(account)) {
      throw Refusal.of(Objection.UNKNOWN_AGREEMENT, "The account has no agreement " + id + ".");
    }
    return agreement;
  }

  /**
   * How a form wants to have it.
   *
   * @param offer empty for the first one that is for everybody
   */
  Choice choice(
      String account,
      Listing listing,
      String offer,
      boolean renewsItself,
      Map<String, Integer> quantities) {
    var taken = offers.taken(listing, account, offer.isEmpty() ? null : offer);
    return new Choice(taken, renewsItself, quantities.isEmpty() ? null : quantities);
  }

  List<Offer> offers(String account, Listing listing) {
    return offers.of(listing, account);
  }

  private Purchase purchase(String account, String key) {
    var parts = Subscription.partsOf(key);
    return purchases
        .find(parts[0], parts[1])
        .filter(found -> found.registrant().account().equals(account))
        .orElseThrow(
            () -> Refusal.of(Objection.UNKNOWN_PURCHASE, "The account never bought this."));
  }

  private Subscription shown(Agreement agreement) {
    var contract = agreement.contract();
    var token =
        agreement instanceof Agreement.Ended ? null : marketplace.setUp(contract.id()).token();
    return Subscription.of(agreement, token, offers.of(contract.listing(), contract.buyer()));
  }

  private Subscription shown(Purchase purchase) {
    var token =
        purchase.state() == Purchase.State.SUBSCRIBED
            ? tokens.issue(purchase.registrant()).token()
            : null;
    return Subscription.of(purchase, nameOf(purchase.listing()), token);
  }

  /** Whatever was bought by REST need not be in the catalogue. */
  private String nameOf(String listing) {
    return listings.all().stream()
        .filter(each -> each.code().equals(listing))
        .map(Listing::name)
        .findFirst()
        .orElse(listing);
  }
}
