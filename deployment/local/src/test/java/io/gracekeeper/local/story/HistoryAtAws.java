package io.gracekeeper.local.story;

import io.gracekeeper.events.ProductId;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What a few buyers do at AWS by chance, with notices that are doubled, late, overtaken and lost:
 * always the same of a seed.
 */
public record HistoryAtAws(long seed, ProductId product, List<Bought> all, List<Deed> deeds) {

  private static final int AT_FIRST = 2;
  private static final int MANY = 12;

  /** The history of a seed. */
  public static HistoryAtAws of(long seed) {
    var chance = new Random(seed);
    var product = chance.nextInt(3) == 0 ? "redis" : "emqx";
    var buyers = new BuyersByChance(seed, product, chance);
    for (var each = AT_FIRST + chance.nextInt(3); each > 0; each--) {
      buyers.buy();
    }
    for (var each = 0; each < MANY; each++) {
      buyers.goOn();
      if (each == MANY / 3) {
        buyers.deployAll();
      }
    }
    return new HistoryAtAws(seed, new ProductId(product), buyers.bought(), buyers.deeds());
  }

  /** Whether an AWS account is of one of its buyers. */
  boolean isOurs(String awsAccount) {
    return all.stream().anyMatch(it -> it.awsAccount().equals(awsAccount));
  }

  /** All that is done in it, line by line. */
  String text() {
    return deeds.stream().map(deed -> "  " + deed).collect(Collectors.joining("\n"));
  }
}
