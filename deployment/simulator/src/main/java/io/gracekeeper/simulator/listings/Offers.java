package io.gracekeeper.simulator.listings;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.Objection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The offers: those for everybody, which each listing has, and those that a seller made for one.
 */
@Singleton
public class Offers {

  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration TRIAL = Duration.ofDays(14);
  private static final int INCLUDED = 10;

  private final List<Offer> forOne = new CopyOnWriteArrayList<>();

  /** What a buyer may take; the offers made for the buyer come first. */
  public List<Offer> of(Listing listing, String buyer) {
    return Stream.concat(
            forOne.stream().filter(offer -> offer.listing().equals(listing.code())),
            forEverybody(listing).stream())
        .filter(offer -> offer.isFor(buyer))
        .toList();
  }

  /**
   * The offer that a buyer takes.
   *
   * @param id null for the first that is for everybody
   */
  public Offer taken(Listing listing, String buyer, @Nullable String id) {
    return id == null
        ? forEverybody(listing).getFirst()
        : of(listing, buyer).stream()
            .filter(offer -> offer.id().equals(id))
            .findFirst()
            .orElseThrow(() ->
                Refusal.of(Objection.UNKNOWN_OFFER, "The buyer is shown no offer " + id + "."));
  }

  Offer make(Offer offer) {
    forOne.add(offer);
    return offer;
  }

  private static List<Offer> forEverybody(Listing listing) {
    return listing.pricing() == Pricing.USAGE
        ? List.of(
            open(listing, "Pay as you go", null, false),
            open(listing, "Free trial, then pay as you go", null, true))
        : List.of(
            open(listing, "Contract of a year", YEAR, false),
            open(listing, "Contract of a month", MONTH, false),
            open(listing, "Free trial of 14 days", TRIAL, true));
  }

  private static Offer open(
      Listing listing, String name, @Nullable Duration term, boolean freeTrial) {
    var id = AwsIds.derived("offer-", listing.code() + name);
    return new Offer(
        id, listing.code(), name, null, null, term, freeTrial, included(listing, INCLUDED));
  }

  private static Map<String, Integer> included(Listing listing, int each) {
    return listing.dimensions().stream()
        .collect(Collectors.toUnmodifiableMap(dimension -> dimension, _ -> each));
  }
}
