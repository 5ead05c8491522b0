package io.gracekeeper.billing.agreement;

import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent.AgreementCancellationPending;
import io.gracekeeper.events.MarketplaceEvent.AgreementContinued;
import io.gracekeeper.events.MarketplaceEvent.AgreementDeprovisioned;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementProvisioned;
import io.gracekeeper.events.MarketplaceEvent.AgreementReplaced;
import io.gracekeeper.events.MarketplaceEvent.AgreementScheduled;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.BuyerRegistered;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.MarketplaceEvent.Entitlement;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsRead;
import io.gracekeeper.events.MarketplaceEvent.How;
import io.gracekeeper.events.MarketplaceEvent.OfAgreement;
import io.gracekeeper.events.RegistrationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What buyers do at AWS, chosen by chance: how each purchase really stands at each instant, and
 * what AWS says of it.
 */
final class LifeAtAws {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Random random;
  final List<Purchase> purchases = new ArrayList<>();
  final List<Said> said = new ArrayList<>();

  LifeAtAws(Random random) {
    this.random = random;
    for (var i = 1 + random.nextInt(4); i > 0; i--) {
      var at = NOON.plus(upTo(Duration.ofDays(5)));
      switch (random.nextInt(3)) {
        case 0 -> legacy(purchase(Kind.PAY_AS_YOU_GO, null), at);
        case 1 -> legacy(purchase(Kind.CONTRACT, null), at);
        default -> concurrent(purchase(Kind.CONCURRENT, null), at);
      }
    }
  }

  /** In which way something was bought. */
  enum Kind {
    /** Nothing can be asked about it. */
    PAY_AS_YOU_GO,
    CONTRACT,
    CONCURRENT
  }

  /** How it really stands from an instant on. */
  enum State {
    TO_COME,
    LIVE,
    ENDED
  }

  /** Something that was bought, and its whole life. */
  static final class Purchase {
    final Kind kind;
    final AgreementNames names;
    private final TreeMap<Instant, State> states = new TreeMap<>();
    @Nullable AgreementNames heir;

    Purchase(Kind kind, AgreementNames names) {
      this.kind = kind;
      this.names = names;
    }

    State at(Instant instant) {
      var entry = states.floorEntry(instant);
      return entry == null ? State.TO_COME : entry.getValue();
    }
  }

  /**
   * Something that AWS says at an instant.
   *
   * @param mayBeLost whether anybody finds out in another way
   */
  record Said(OfAgreement event, Instant at, String notice, boolean mayBeLost) {}

  private Purchase purchase(Kind kind, @Nullable Purchase former) {
    var number = purchases.size();
    var names =
        kind == Kind.CONCURRENT
            ? new AgreementNames(Marketplace.AWS, "agmt-" + number, "l-" + number, "code", "1111")
            : AgreementNames.ofBuyer(Marketplace.AWS, "code-" + number, "X01");
    var purchase = new Purchase(kind, names);
    purchases.add(purchase);
    if (former != null) {
      former.heir = names;
    }
    return purchase;
  }

  /** Subscribes, cancels, and comes back, before the end or after it. */
  private void legacy(Purchase it, Instant from) {
    var registered = new RegistrationId("r-" + purchases.size());
    say(
        it,
        new BuyerRegistered(it.names, registered, null, false),
        from.plus(upTo(days(1))),
        false);
    var at = begins(it, from);
    for (var rounds = random.nextInt(4); rounds > 0; rounds--) {
      at = at.plus(Duration.ofHours(3)).plus(upTo(days(10)));
      say(it, new AgreementCancellationPending(it.names), at, true);
      if (random.nextInt(4) == 0) {
        at = begins(it, at.plus(upTo(Duration.ofMinutes(50))));
        continue;
      }
      at = at.plus(Duration.ofHours(1));
      stands(it, at, State.ENDED);
      say(it, new AgreementEnded(it.names, EndReason.UNSUBSCRIBED), at, true);
      if (random.nextBoolean()) {
        return;
      }
      at = begins(it, at.plus(upTo(days(5))).plusSeconds(1));
    }
  }

  private Instant begins(Purchase it, Instant at) {
    stands(it, at, State.LIVE);
    say(it, new AgreementStarted(it.names, null, false), at, true);
    return at;
  }

  /** Begins, now or later, and is cancelled, renewed or replaced. */
  private void concurrent(Purchase it, Instant from) {
    var starts = random.nextInt(4) == 0 ? from.plus(upTo(days(9))).plusSeconds(60) : from;
    stands(it, starts, State.LIVE);
    say(
        it,
        starts.isAfter(from)
            ? new AgreementScheduled(it.names, starts, null)
            : new AgreementStarted(it.names, null, false),
        from,
        true);
    say(it, new AgreementProvisioned(it.names, null), starts.plusSeconds(30), true);
    var ends = starts.plus(Duration.ofHours(2)).plus(upTo(days(20)));
    switch (random.nextInt(4)) {
      case 0 -> {} // It goes on.
      case 1 -> goesOn(it, ends, random.nextBoolean() ? How.RENEWED : How.REPLACED);
      default -> {
        stands(it, ends, State.ENDED);
        say(it, new AgreementEnded(it.names, EndReason.CANCELLED), ends, true);
        say(it, new AgreementDeprovisioned(it.names), ends.plusSeconds(random.nextInt(90)), true);
      }
    }
  }

  private void goesOn(Purchase it, Instant at, How how) {
    stands(it, at, State.ENDED);
    var heir = purchase(Kind.CONCURRENT, it);
    say(it, new AgreementContinued(it.names, how), at, true);
    say(it, new AgreementReplaced(it.names, heir.names, how), at, true);
    concurrent(heir, at);
  }

  private void stands(Purchase it, Instant from, State state) {
    it.states.put(from, state);
    if (it.kind == Kind.CONTRACT) {
      var after = from.plus(upTo(Duration.ofMinutes(5)));
      say(it, entitlements(it, after), after, true);
    }
  }

  /** What a contract entitles to at an instant. */
  static EntitlementsRead entitlements(Purchase it, Instant at) {
    return new EntitlementsRead(
        it.names,
        it.at(at) == State.LIVE ? List.of(new Entitlement("users", "25", null)) : List.of());
  }

  private void say(Purchase it, OfAgreement event, Instant at, boolean mayBeLost) {
    said.add(
        new Said(event, at, "notice-" + said.size(), mayBeLost && it.kind != Kind.PAY_AS_YOU_GO));
  }

  private Duration upTo(Duration most) {
    return Duration.ofMillis(random.nextLong(most.toMillis()));
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }
}
