package io.gracekeeper.simulator.agreements;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.Objection;
import io.gracekeeper.simulator.agreements.Agreement.Active;
import io.gracekeeper.simulator.agreements.Agreement.End;
import io.gracekeeper.simulator.agreements.Agreement.Ended;
import io.gracekeeper.simulator.agreements.Agreement.Scheduled;
import io.gracekeeper.simulator.agreements.Announcements.Intent;
import io.gracekeeper.simulator.bus.Seller;
import io.gracekeeper.simulator.listings.Listing;
import io.gracekeeper.simulator.listings.Offer;
import io.gracekeeper.simulator.registration.RegistrationTokens;
import io.gracekeeper.simulator.registration.SetUp;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What buyers, AWS and time do with agreements. An agreement and what is told of it change
 * together, one at a time. A move that is not legal now changes nothing and is refused.
 */
@Singleton
public class Marketplace {

  private final Agreements agreements;
  private final Steps steps;
  private final RegistrationTokens tokens;
  private final Seller seller;
  private final Clock clock;

  Marketplace(
      Agreements agreements,
      Steps steps,
      RegistrationTokens tokens,
      Seller seller,
      @BusinessTime Clock clock) {
    this.agreements = agreements;
    this.steps = steps;
    this.tokens = tokens;
    this.seller = seller;
    this.clock = clock;
  }

  /**
   * How something is taken.
   *
   * @param quantities null for those of the offer
   */
  public record Choice(
      Offer offer, boolean renewsItself, @Nullable Map<String, Integer> quantities) {

    private Terms terms(Listing listing, Instant now) {
      var wanted = quantities == null ? offer.quantities() : quantities;
      return Terms.of(offer, now, renewsItself, listing.checked(wanted));
    }
  }

  /** A buyer subscribes, as often as wanted; it begins now or later, as the offer says. */
  public synchronized Agreement subscribe(Listing listing, String buyer, Choice choice) {
    if (!listing.isConcurrent()) {
      throw Refusal.of(Objection.OTHER_GENERATION, listing.code() + " is a legacy listing.");
    }
    var now = clock.instant();
    return steps.made(Contract.made(listing, buyer, choice.terms(listing, now), now));
  }

  /** A buyer sets up the account at the vendor's; it need not have begun. */
  public SetUp setUp(String id) {
    return tokens.issue(agreements.named(id).contract().registrant(seller));
  }

  /** A buyer wants more or less of it. */
  public synchronized Active upgrade(String id, Map<String, Integer> quantities) {
    var active = agreements.running(id);
    var wanted = active.contract().listing().checked(quantities);
    return steps.licensed(steps.amended(active, active.contract().terms().with(wanted)));
  }

  /** A buyer wants it to be renewed at its end, or not. */
  public synchronized Active renewByItself(String id, boolean renews) {
    var active = agreements.running(id);
    return steps.amended(active, active.contract().terms().renewingItself(renews));
  }

  /**
   * It goes on for another term, in an agreement of its own.
   *
   * @param unnamed whether AWS does not say which one it stands for
   */
  public synchronized Active renew(String id, boolean unnamed) {
    var former = agreements.running(id);
    var terms = former.contract().terms();
    if (terms.endsAt() == null || terms.term() == null) {
      throw Refusal.of(Objection.NOTHING_TO_RENEW, "The agreement " + id + " has no end.");
    }
    var next = terms.renewed(terms.endsAt(), terms.term(), clock.instant());
    return steps.continued(former, next, Intent.RENEW, unnamed);
  }

  /** It goes on under another offer, in an agreement of its own. */
  public synchronized Active replace(String id, Choice choice, boolean unnamed) {
    var former = agreements.running(id);
    var now = clock.instant();
    var next = choice.terms(former.contract().listing(), now);
    if (next.startsAt().isAfter(now)) {
      throw Refusal.invalid("What replaces an agreement begins at once.");
    }
    return steps.continued(former, next, Intent.REPLACE, unnamed);
  }

  /**
   * A buyer cancels (C12) and confirms it by typing the product's name (C13).
   *
   * @param licensedFor how long the licence outlives the agreement, in business time
   */
  public synchronized Ended cancel(String id, String typed, Duration licensedFor) {
    var found = agreements.named(id);
    var name = found.contract().listing().name();
    if (!typed.strip().equals(name)) {
      throw Refusal.of(Objection.WRONG_PRODUCT_NAME, "The product's name is '" + name + "'.");
    }
    return found instanceof Scheduled scheduled
        ? steps.cancelled(scheduled)
        : steps.over(agreements.running(id), End.CANCELLED, licensedFor);
  }

  /** Its time is over, now. */
  public synchronized Ended expire(String id, Duration licensedFor) {
    return steps.over(agreements.running(id), End.EXPIRED, licensedFor);
  }

  /** AWS ends it, because the buyer does not pay. */
  public synchronized Ended terminate(String id, Duration licensedFor) {
    return steps.over(agreements.running(id), End.TERMINATED, licensedFor);
  }

  /** AWS warns of the buyer; nothing else changes. */
  public synchronized Active advise(String id) {
    var active = agreements.running(id);
    if (active.advised()) {
      throw Refusal.of(Objection.ALREADY_ADVISED, "AWS warns of " + id + " already.");
    }
    return steps.advised(active);
  }

  /** AWS does not warn of the buyer any more. */
  public synchronized Active clear(String id) {
    var active = agreements.running(id);
    if (!active.advised()) {
      throw Refusal.of(Objection.NOT_ADVISED, "AWS does not warn of " + id + ".");
    }
    return steps.cleared(active);
  }

  /** Time does what is due. */
  synchronized void sweep() {
    for (var due : agreements.due()) {
      switch (due) {
        case Scheduled scheduled -> steps.begun(scheduled);
        case Active active when active.contract().terms().renewsItself() ->
            renew(active.contract().id(), false);
        case Active active -> steps.over(active, End.EXPIRED, Duration.ZERO);
        case Ended ended -> steps.deprovisioned(ended);
      }
    }
  }
}
