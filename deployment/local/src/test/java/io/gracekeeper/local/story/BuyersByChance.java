package io.gracekeeper.local.story;

import io.gracekeeper.local.story.Deed.Agrees;
import io.gracekeeper.local.story.Deed.Befalls;
import io.gracekeeper.local.story.Deed.Says;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what buyers do. Between two deeds there is a minute at least: what AWS says of one
 * instant can be put into no order, and of legacy pay-as-you-go it cannot be asked.
 */
final class BuyersByChance {

  private final long seed;
  private final String product;
  private final Random chance;
  private final WeatherByChance weather;
  private final List<Deed> deeds = new ArrayList<>();
  private final List<Bought> all = new ArrayList<>();
  private final Map<Bought, Integer> lasts = new HashMap<>();

  BuyersByChance(long seed, String product, Random chance) {
    this.seed = seed;
    this.product = product;
    this.chance = chance;
    this.weather = new WeatherByChance(chance, deeds);
    weather.choosesWays(legacy(), concurrent());
  }

  List<Deed> deeds() {
    return List.copyOf(deeds);
  }

  List<Bought> bought() {
    return List.copyOf(all);
  }

  /** Something is bought, and an account gets as far with it as the notices let it. */
  void buy() {
    // Two of a listing may be one buyer's.
    var awsAccount = "%010d%02d".formatted(seed, chance.nextInt(2));
    var it = new Bought(all.size(), chance.nextInt(3) == 0, awsAccount);
    all.add(it);
    weather.changesFor(it);
    if (it.isLegacy()) {
      says("buys: {buyer: %s, payment-fails: %s}".formatted(it.buyer(), chance.nextInt(6) == 0));
    } else {
      deeds.add(agrees(it));
    }
    passes("PT1M", "PT1H", "PT12H");
    says("registers: {account: %s}".formatted(it.account()));
    links(it);
    deploys(it);
  }

  private Agrees agrees(Bought it) {
    var startsIn = one(null, Duration.ZERO, Duration.ofHours(5), Duration.ofDays(3));
    var term = isContract() && startsIn != null ? Duration.ofDays(3L + chance.nextInt(12)) : null;
    return new Agrees(it, concurrent(), startsIn, term, chance.nextBoolean());
  }

  private void links(Bought it) {
    if (it.isLegacy()) {
      says(
          "links: {account: %s, buyer: %s, as: %s}"
              .formatted(it.account(), it.buyer(), it.paymentMethod()));
    } else {
      says(
          "arrives-with: {agreement: %s, ticket: %s}"
              .formatted(it.agreement(last(it)), it.ticket()));
      says(
          "links: {account: %s, buyer: %s, as: %s, ticket: %s}"
              .formatted(it.account(), it.buyer(), it.paymentMethod(), it.ticket()));
    }
  }

  /** Told again, it changes nothing. */
  private void deploys(Bought it) {
    says(
        "opens: {subscription: %s, account: %s, paid-by: %s}"
            .formatted(it.subscription(), it.account(), it.paymentMethod()));
    says(
        "deploys: {deployment: %s, subscription: %s}"
            .formatted(it.deployment(), it.subscription()));
  }

  /** By now most links have been confirmed. */
  void deployAll() {
    all.forEach(this::deploys);
  }

  /** Something more happens to something that was bought. */
  void goOn() {
    var it = all.get(chance.nextInt(all.size()));
    weather.changesFor(it);
    if (chance.nextInt(6) == 0) {
      deploys(it);
    } else if (!it.isLegacy()) {
      deeds.add(befalls(it));
    } else if (chance.nextBoolean()) {
      says("cancels: {buyer: %s, immediately: %s}".formatted(it.buyer(), chance.nextBoolean()));
    } else {
      says("subscribes-again: {buyer: %s}".formatted(it.buyer()));
    }
    passes("PT1M", "PT20M", "PT3H", "PT12H", "P1D");
  }

  private Befalls befalls(Bought it) {
    var agreement = it.agreement(last(it));
    var licensedFor = one("PT0S", "PT20S", "PT1H");
    return switch (chance.nextInt(8)) {
      case 0, 1, 2 -> {
        var next = it.agreement(lasts.merge(it, 1, Integer::sum));
        var how = Map.of("unnamed", chance.nextInt(4) == 0);
        yield new Befalls(agreement, one("renew", "replace"), how, next);
      }
      case 3, 4 -> {
        var how = Map.of("productName", typed(), "licensedFor", licensedFor);
        yield new Befalls(agreement, "cancel", how, null);
      }
      case 5 -> {
        var how = Map.of("licensedFor", licensedFor);
        yield new Befalls(agreement, one("terminate", "expire"), how, null);
      }
      case 6 -> new Befalls(agreement, one("advise", "clear"), Map.of(), null);
      default -> {
        var how = Map.of("renewsItself", chance.nextBoolean());
        yield new Befalls(agreement, "renewing", how, null);
      }
    };
  }

  private int last(Bought it) {
    return lasts.getOrDefault(it, 0);
  }

  private boolean isContract() {
    return product.equals("emqx");
  }

  private String legacy() {
    return isContract() ? "emqx-platform-payg" : "redis-cloud-payg";
  }

  private String concurrent() {
    return isContract() ? "emqx-platform" : "redis-cloud";
  }

  private String typed() {
    return isContract() ? "EMQX Platform - Annual" : "Redis Cloud - Flexible";
  }

  private void passes(String... whiles) {
    weather.losesNothingLegacy();
    says("moves: {by: %s}".formatted(one(whiles)));
  }

  private void says(String step) {
    deeds.add(new Says(step));
  }

  @SafeVarargs
  private <T extends @Nullable Object> T one(T... of) {
    return of[chance.nextInt(of.length)];
  }
}
