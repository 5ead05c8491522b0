package io.gracekeeper.simulator.ways;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.Objection;
import io.gracekeeper.simulator.Settings;
import io.gracekeeper.simulator.listings.Listing;
import io.gracekeeper.simulator.listings.Listings;
import io.gracekeeper.simulator.queues.QueueSettings;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The ways of each listing. Unless it is said otherwise, a legacy listing's notices go over HTTPS,
 * and the others' every way of EventBridge for which the vendor has set something up.
 */
@Singleton
public class Ways {

  private final Listings listings;
  private final Set<Way> setUp;
  private final Map<String, Set<Way>> chosen = new ConcurrentHashMap<>();

  Ways(Listings listings, WaySettings configured, Settings settings, QueueSettings queue) {
    this.listings = listings;
    this.setUp = setUp(settings, queue);
    configured
        .byListing()
        .forEach((listing, ways) -> choose(listings.named(listing), EnumSet.copyOf(ways)));
  }

  private static Set<Way> setUp(Settings settings, QueueSettings queue) {
    var ways = EnumSet.of(Way.SNS_HTTPS);
    if (queue.port().isPresent()) {
      ways.addAll(EnumSet.of(Way.SNS_SQS, Way.EVENTBRIDGE_SQS));
    }
    if (settings.eventbridge().url().isPresent()) {
      ways.add(Way.EVENTBRIDGE_HTTPS);
    }
    return ways;
  }

  /** Where the notices of a legacy listing go, which need not be in the catalogue. */
  public Set<Way> ofLegacy(String listing) {
    return chosen.getOrDefault(listing, Set.of(Way.SNS_HTTPS));
  }

  /** Every way that the listing's notices could go. */
  public List<Way> possible(Listing listing) {
    return setUp.stream().filter(way -> way.generation() == listing.generation()).toList();
  }

  /** Where the notices of a listing go; empty if nothing is set up. */
  public Set<Way> of(Listing listing) {
    return listing.isConcurrent()
        ? chosen.getOrDefault(listing.code(), eventBridge())
        : ofLegacy(listing.code());
  }

  private Set<Way> eventBridge() {
    return setUp.stream()
        .filter(way -> way.generation().isConcurrent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** By product code. */
  public Map<String, Set<Way>> all() {
    return listings.all().stream()
        .collect(Collectors.toMap(Listing::code, this::of, (one, _) -> one, TreeMap::new));
  }

  /** From now on the notices of a listing go these ways. */
  public Set<Way> choose(Listing listing, Set<Way> ways) {
    for (var way : ways) {
      if (way.generation() != listing.generation()) {
        throw Refusal.of(Objection.OTHER_GENERATION, "AWS tells of it no way " + way + ".");
      }
      if (!setUp.contains(way)) {
        throw Refusal.of(Objection.WAY_NOT_SET_UP, "Nothing is set up for " + way + ".");
      }
    }
    chosen.put(listing.code(), Set.copyOf(ways));
    return ways;
  }
}
