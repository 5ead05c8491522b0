package io.gracekeeper.simulator.buyer;

import io.gracekeeper.simulator.agreements.Agreement;
import io.gracekeeper.simulator.agreements.Agreement.Active;
import io.gracekeeper.simulator.agreements.Agreement.Ended;
import io.gracekeeper.simulator.agreements.Agreement.Scheduled;
import io.gracekeeper.simulator.listings.Generation;
import io.gracekeeper.simulator.listings.Offer;
import io.gracekeeper.simulator.listings.Pricing;
import io.gracekeeper.simulator.purchases.Purchase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer has, as the page shows it.
 *
 * @param key names it in addresses: the agreement's id, else product code and customer
 * @param state in words
 * @param live whether it can be set up and cancelled
 * @param running whether it can be changed, which only a concurrent agreement can be
 * @param token for "Set up your account"; null if it cannot be set up
 * @param offers what it could be replaced by
 */
public record Subscription(
    String key,
    String product,
    Generation generation,
    Pricing pricing,
    String state,
    boolean live,
    boolean running,
    boolean advised,
    boolean freeTrial,
    @Nullable Instant from,
    @Nullable Instant until,
    Map<String, Integer> quantities,
    @Nullable String token,
    List<Offer> offers) {

  private static final String SEPARATOR = "~";

  static Subscription of(Agreement agreement, @Nullable String token, List<Offer> offers) {
    var contract = agreement.contract();
    var terms = contract.terms();
    return new Subscription(
        contract.id(),
        contract.listing().name(),
        contract.listing().generation(),
        contract.listing().pricing(),
        words(agreement),
        !(agreement instanceof Ended),
        agreement instanceof Active,
        agreement instanceof Active(_, var advised) && advised,
        terms.freeTrial(),
        terms.startsAt(),
        terms.endsAt(),
        terms.quantities(),
        token,
        offers);
  }

  static Subscription of(Purchase purchase, String product, @Nullable String token) {
    return new Subscription(
        purchase.listing() + SEPARATOR + purchase.buyer(),
        product,
        Generation.LEGACY,
        Pricing.USAGE,
        words(purchase),
        purchase.state() == Purchase.State.SUBSCRIBED,
        false,
        false,
        purchase.freeTrial(),
        null,
        purchase.endsAt(),
        Map.of(),
        token,
        List.of());
  }

  /** Whether a key names a purchase of the legacy generation. */
  static boolean isOfPurchase(String key) {
    return key.contains(SEPARATOR);
  }

  /** Product code and customer. */
  static String[] partsOf(String key) {
    return key.split(SEPARATOR, 2);
  }

  public boolean isLegacy() {
    return generation == Generation.LEGACY;
  }

  public boolean isContract() {
    return pricing == Pricing.CONTRACT;
  }

  private static String words(Agreement agreement) {
    return switch (agreement) {
      case Scheduled _ -> "begins later";
      case Active(_, var advised) -> advised ? "active, with a warning by AWS" : "active";
      case Ended ended ->
          switch (ended.how()) {
            case CANCELLED -> "cancelled";
            case EXPIRED -> "expired";
            case TERMINATED -> "terminated by AWS";
            case RENEWED -> "renewed in another agreement";
            case REPLACED -> "replaced by another agreement";
          };
    };
  }

  private static String words(Purchase purchase) {
    return switch (purchase.state()) {
      case SUBSCRIBED -> "active";
      case FAILED -> "payment failed";
      case LEAVING -> "cancelled, ends within the hour";
      case LEFT -> "cancelled";
    };
  }
}
