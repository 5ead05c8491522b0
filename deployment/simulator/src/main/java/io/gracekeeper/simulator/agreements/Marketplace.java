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
 * What buyers, the seller, AWS and time do with agreements. An agreement and what is told of it
 * change together, one at a time. A move that is not legal now changes nothing and is refused.
 */
@Singleton
public class Marketplace {

  private final Agreements agreements;
  private final Announcements announcements;
  private final RegistrationTokens tokens;
  private final Seller seller;
  private final Clock clock;

  Marketplace(
      Agreements agreements,
      Announcements announcements,
      RegistrationTokens tokens,
      Seller seller,
      @BusinessTime Clock clock) {
    this.agreements = agreements;
    this.announcements = announcements;
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
    var made = Contract.made(listing, buyer, choice.terms(listing, now), now);
    announcements.created(made, Intent.NEW, null);
    return begunOrKept(made, now);
  }

  private Agreement begunOrKept(Contract made, Instant now) {
    return made.terms().startsAt().isAfter(now)
        ? agreements.keep(new Scheduled(made))
        : licensed(new Active(made, false));
  }

  private Active licensed(Active begun) {
    announcements.licenseUpdated(begun.contract());
    return agreements.keep(begun);
  }

  /** A buyer wants more or less of it. */
  public synchronized Active upgrade(String id, Map<String, Integer> quantities) {
    var active = running(id);
    var wanted = active.contract().listing().checked(quantities);
    return licensed(amended(active, active.contract().terms().with(wanted)));
  }

  /** A buyer wants it to be renewed at its end, or not. */
  public synchronized Active renewByItself(String id, boolean renews) {
    var active = running(id);
    return amended(active, active.contract().terms().renewingItself(renews));
  }

  private Active amended(Active active, Terms terms) {
    var amended = agreements.keep(active.amended(terms, clock.instant()));
    announcements.amended(amended.contract());
    return amended;
  }

  /**
   * It goes on for another term, in an agreement of its own.
   *
   * @param unnamed whether AWS does not say which one it stands for
   */
  public synchronized Active renew(String id, boolean unnamed) {
    var former = running(id);
    var terms = former.contract().terms();
    if (terms.endsAt() == null) {
      throw Refusal.of(Objection.NOTHING_TO_RENEW, "The agreement " + id + " has no end.");
    }
    var term = Duration.between(terms.startsAt(), terms.endsAt());
    var next = terms.renewed(clock.instant(), term, terms.quantities());
    return continued(former, next, Intent.RENEW, End.RENEWED, unnamed);
  }

  /** It goes on under another offer, in an agreement of its own. */
  public synchronized Active replace(String id, Choice choice, boolean unnamed) {
    var former = running(id);
    var next = choice.terms(former.contract().listing(), clock.instant());
    if (next.startsAt().isAfter(clock.instant())) {
      throw Refusal.invalid("What replaces an agreement begins at once.");
    }
    return continued(former, next, Intent.REPLACE, End.REPLACED, unnamed);
  }

  private Active continued(Active former, Terms next, Intent intent, End how, boolean unnamed) {
    var now = clock.instant();
    var made = former.contract().followedBy(next, now);
    announcements.created(made, intent, unnamed ? null : former.contract());
    var begun = licensed(new Active(made, false));
    announcements.ended(agreements.keep(former.continued(how, now)));
    return begun;
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
    return switch (found) {
      case Active active -> over(active, End.CANCELLED, licensedFor);
      case Scheduled scheduled -> told(scheduled.cancelled(clock.instant()));
      case Ended ended -> throw alreadyOver(ended);
    };
  }

  /** Its time is over, now. */
  public synchronized Ended expire(String id, Duration licensedFor) {
    return over(running(id), End.EXPIRED, licensedFor);
  }

  /** AWS ends it, because the buyer does not pay. */
  public synchronized Ended terminate(String id, Duration licensedFor) {
    return over(running(id), End.TERMINATED, licensedFor);
  }

  private Ended over(Active active, End how, Duration licensedFor) {
    var ended = told(active.over(how, clock.instant(), licensedFor));
    return licensedFor.isZero() ? deprovisioned(ended) : ended;
  }

  private Ended told(Ended ended) {
    announcements.ended(ended);
    return agreements.keep(ended);
  }

  private Ended deprovisioned(Ended ended) {
    announcements.licenseDeprovisioned(ended.contract());
    return agreements.keep(ended.deprovisioned());
  }

  /** A buyer sets up the account at the vendor's; it need not have begun. */
  public SetUp setUp(String id) {
    return tokens.issue(agreements.named(id).contract().registrant(seller));
  }

  /** AWS warns of the buyer; nothing else changes. */
  public synchronized Active advise(String id) {
    var active = running(id);
    if (active.advised()) {
      throw Refusal.of(Objection.ALREADY_ADVISED, "AWS warns of " + id + " already.");
    }
    var advised = agreements.keep(active.advised(clock.instant()));
    announcements.advisoryIssued(advised.contract());
    return advised;
  }

  /** AWS does not warn of the buyer any more. */
  public synchronized Active clear(String id) {
    var active = running(id);
    if (!active.advised()) {
      throw Refusal.of(Objection.NOT_ADVISED, "AWS does not warn of " + id + ".");
    }
    var cleared = agreements.keep(active.cleared(clock.instant()));
    announcements.advisoryResolved(cleared.contract());
    return cleared;
  }

  /** Time does what is due. */
  synchronized void sweep() {
    for (var due : agreements.due()) {
      switch (due) {
        case Scheduled scheduled -> licensed(scheduled.begun(clock.instant()));
        case Active active when active.contract().terms().renewsItself() ->
            renew(active.contract().id(), false);
        case Active active -> over(active, End.EXPIRED, Duration.ZERO);
        case Ended ended -> deprovisioned(ended);
      }
    }
  }

  private Active running(String id) {
    return switch (agreements.named(id)) {
      case Active active -> active;
      case Scheduled scheduled ->
          throw Refusal.of(
              Objection.NOT_RUNNING,
              "It begins at " + scheduled.contract().terms().startsAt() + ".");
      case Ended ended -> throw alreadyOver(ended);
    };
  }

  private static Refusal alreadyOver(Ended ended) {
    return Refusal.of(Objection.ALREADY_ENDED, "It ended: " + ended.how() + ".");
  }
}
