package io.gracekeeper.simulator.purchases;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.simulator.purchases.Purchase.State;
import io.gracekeeper.simulator.sns.Notice;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All purchases since the start, and what AWS says when they change. A purchase and its notice
 * change together, under one lock. A move that is not legal now changes nothing and answers empty.
 */
@Singleton
public class Purchases implements Activity {

  /**
   * From the cancel to the end: the time that a seller has to report the last usage.
   *
   * @see <a href="https://docs.aws.amazon.com/marketplace/latest/userguide/saas-notification.html">
   *     notifications</a>
   */
  private static final Duration NOTICE_PERIOD = Duration.ofHours(1);

  private final Notices notices;
  private final Clock clock;
  private final Map<Key, Purchase> purchases = new LinkedHashMap<>();
  private long changes;

  Purchases(Notices notices, @BusinessTime Clock clock) {
    this.notices = notices;
    this.clock = clock;
  }

  private record Key(String listing, String buyer) {}

  public synchronized List<Purchase> all() {
    return List.copyOf(purchases.values());
  }

  public synchronized Optional<Purchase> find(String listing, String buyer) {
    return Optional.ofNullable(purchases.get(new Key(listing, buyer)));
  }

  /** Buys, unless the buyer has it already; its notice may get lost on its way. */
  public synchronized Optional<Purchase> buy(Purchase wanted, boolean unannounced) {
    if (find(wanted.listing(), wanted.buyer()).filter(Purchase::isLive).isPresent()) {
      return Optional.empty();
    }
    if (!unannounced) {
      announce(wanted);
    }
    return Optional.of(keep(wanted));
  }

  private void announce(Purchase wanted) {
    notices.publish(
        wanted.state() == State.FAILED
            ? new Notice(
                Notice.SUBSCRIBE_FAIL, wanted.listing(), wanted.buyer(), wanted.offer(), null)
            : success(wanted));
  }

  /** Cancels a subscription; it ends after the notice period, or at once. */
  public synchronized Optional<Purchase> cancel(String listing, String buyer, boolean immediately) {
    return find(listing, buyer)
        .filter(purchase -> purchase.state() == State.SUBSCRIBED)
        .map(purchase -> pending(purchase, immediately));
  }

  private Purchase pending(Purchase purchase, boolean immediately) {
    notices.publish(Notice.of(Notice.UNSUBSCRIBE_PENDING, purchase.listing(), purchase.buyer()));
    return immediately
        ? end(purchase)
        : keep(purchase.leaving(clock.instant().plus(NOTICE_PERIOD)));
  }

  /** Subscribes whoever is leaving or has left; who was leaving then never hears of an end. */
  public synchronized Optional<Purchase> subscribeAgain(String listing, String buyer) {
    return find(listing, buyer)
        .filter(purchase -> purchase.state() != State.SUBSCRIBED)
        .map(purchase -> {
          notices.publish(success(purchase));
          return keep(purchase.subscribed());
        });
  }

  /** Ends what is due. */
  synchronized void sweep() {
    all().stream().filter(purchase -> purchase.isDue(clock.instant())).forEach(this::end);
  }

  private Purchase end(Purchase purchase) {
    notices.publish(Notice.of(Notice.UNSUBSCRIBE_SUCCESS, purchase.listing(), purchase.buyer()));
    return keep(purchase.left());
  }

  private static Notice success(Purchase purchase) {
    return new Notice(
        Notice.SUBSCRIBE_SUCCESS,
        purchase.listing(),
        purchase.buyer(),
        purchase.offer(),
        purchase.freeTrial());
  }

  private Purchase keep(Purchase purchase) {
    purchases.put(new Key(purchase.listing(), purchase.buyer()), purchase);
    changes++;
    return purchase;
  }

  @Override
  public synchronized Report report() {
    var now = clock.instant();
    var due = all().stream().filter(purchase -> purchase.isDue(now)).count();
    return new Report(due == 0 ? null : "purchases that end now: " + due, changes);
  }

  @Override
  public synchronized @Nullable Instant nextDue() {
    return all().stream()
        .map(Purchase::endsAt)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
