package io.gracekeeper.simulator.listings;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.Objection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The catalogue of the vendor: four listings to begin with, and those of the configuration. */
@Singleton
public class Listings {

  private static final List<Listing> TO_BEGIN_WITH =
      List.of(
          Listing.of("redis-cloud-payg", "Redis Cloud", Generation.LEGACY, Pricing.USAGE),
          Listing.of("emqx-platform-payg", "EMQX Platform", Generation.LEGACY, Pricing.USAGE),
          Listing.of("redis-cloud", "Redis Cloud - Flexible", Generation.CONCURRENT, Pricing.USAGE),
          Listing.of(
              "emqx-platform",
              "EMQX Platform - Annual",
              Generation.CONCURRENT,
              Pricing.CONTRACT,
              "sessions"));

  private final Map<String, Listing> listings = new TreeMap<>();

  Listings(ListingSettings settings) {
    TO_BEGIN_WITH.forEach(listing -> listings.put(listing.code(), listing));
    settings.byCode().forEach((code, entry) -> listings.put(code, Listing.of(code, entry)));
  }

  public List<Listing> all() {
    return List.copyOf(listings.values());
  }

  /** The listing of a product code, or a refusal. */
  public Listing named(String code) {
    var listing = listings.get(code);
    if (listing == null) {
      throw Refusal.of(
          Objection.UNKNOWN_LISTING, "For sale are " + String.join(", ", listings.keySet()) + ".");
    }
    return listing;
  }
}
