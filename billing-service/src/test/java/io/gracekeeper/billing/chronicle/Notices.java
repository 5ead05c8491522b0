package io.gracekeeper.billing.chronicle;

import io.gracekeeper.billing.chronicle.Purchase.Fact;
import io.gracekeeper.billing.chronicle.Purchase.Kind;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementCancellationPending;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementReplaced;
import io.gracekeeper.events.MarketplaceEvent.AgreementStartFailed;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.BuyerRegistered;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.MarketplaceEvent.How;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a marketplace tells of a history's purchases. */
final class Notices {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Cast cast;
  private final Broker broker;
  private final Map<Integer, List<Fact>> told = new HashMap<>();

  Notices(Cast cast, Broker broker) {
    this.cast = cast;
    this.broker = broker;
  }

  /** What is known of a purchase by what was told. */
  Purchase of(int purchase) {
    return new Purchase(told.getOrDefault(purchase, List.of()));
  }

  /** The buyer came to set up an account. */
  void registered(int purchase) {
    send(
        new BuyerRegistered(
            cast.purchase(purchase), cast.registration(purchase), "111122223333", false),
        "registered-" + purchase,
        NOON);
  }

  /** A fact, dated so many minutes after noon. The same one told again is the same notice. */
  void tell(int purchase, Kind kind, int minute) {
    var at = NOON.plus(Duration.ofMinutes(minute));
    told.computeIfAbsent(purchase, _ -> new ArrayList<>()).add(new Fact(kind, at));
    send(event(purchase, kind), kind + "-" + purchase + "-" + minute, at);
  }

  private MarketplaceEvent event(int purchase, Kind kind) {
    var names = cast.purchase(purchase);
    return switch (kind) {
      case STARTED -> new AgreementStarted(names, null, false);
      case ENDED -> new AgreementEnded(names, EndReason.UNSUBSCRIBED);
      case PENDING -> new AgreementCancellationPending(names);
      case FAILED -> new AgreementStartFailed(names, null);
      case REPLACED -> new AgreementReplaced(names, cast.purchase(purchase + 1), How.REPLACED);
    };
  }

  private void send(MarketplaceEvent event, String notice, Instant at) {
    var cause = Cause.notice(notice + "-" + cast.name());
    broker.send(Envelope.of("marketplace-adapter", cause, at, event));
  }
}
