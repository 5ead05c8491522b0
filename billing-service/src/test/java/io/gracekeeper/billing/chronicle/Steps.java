package io.gracekeeper.billing.chronicle;

import io.gracekeeper.billing.chronicle.Payment.Own;
import io.gracekeeper.billing.chronicle.Payment.Purchased;
import io.gracekeeper.billing.chronicle.Purchase.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes the steps of a history of a seed, and always the same ones, whatever comes of them. */
final class Steps {

  private static final int MANY = 24;
  private static final Duration[] WHILES = {
    Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(2)
  };

  private final Random chance;
  private final Cast cast;
  private final Deeds deeds;
  private final List<Supplier<Stream<Step>>> choices = new ArrayList<>();
  private int minute;

  Steps(Random chance, Cast cast, Deeds deeds) {
    this.chance = chance;
    this.cast = cast;
    this.deeds = deeds;
    often(9, this::notices);
    often(1, () -> Stream.of(deeds.buyerComes(purchase())));
    often(3, () -> Stream.of(deeds.links(account(), purchase(), rarely(), likely())));
    often(2, () -> Stream.of(deeds.disconnects(account(), purchase(), likely())));
    often(2, () -> Stream.of(deeds.addsCard(account(), card(), months())));
    often(1, () -> Stream.of(deeds.cardIsTold(account(), card(), months())));
    often(1, () -> Stream.of(deeds.requestsWire(account())));
    often(2, () -> Stream.of(deeds.decidesOnWire(account(), likely())));
    often(1, () -> Stream.of(deeds.tellsCredits(account(), rarely() ? 0 : 500)));
    often(2, () -> Stream.of(deeds.prefers(account(), payment())));
    often(2, () -> Stream.of(deeds.removes(account(), payment())));
    often(2, () -> Stream.of(deeds.designates(account(), subscription(), fallbacks())));
    often(4, () -> Stream.of(deeds.switches(account(), subscription(), payment(), likely())));
    often(1, () -> Stream.of(deeds.invoices(account(), invoice())));
    often(1, () -> Stream.of(deeds.pays(account(), invoice())));
    often(2, () -> Stream.of(opens()));
    often(1, () -> Stream.of(deeds.deploys(account(), subscription())));
    often(1, () -> Stream.of(deeds.stops(account(), subscription())));
    often(1, () -> Stream.of(deeds.snaps(account(), subscription())));
    often(2, () -> Stream.of(time()));
  }

  /** All of them: what has to be there before anything can happen, and what chance brings. */
  List<Step> all() {
    var steps = new ArrayList<Step>();
    for (var account = 0; account < cast.accounts(); account++) {
      steps.add(deeds.registers(account));
      if (likely()) {
        steps.addAll(List.of(deeds.buyerComes(account), deeds.tells(account, Kind.STARTED, 0)));
        steps.add(deeds.links(account, account, false, false));
      }
      steps.add(deeds.opens(account, 0, likely() ? new Purchased(account) : null));
    }
    for (var each = 0; each < MANY; each++) {
      choices.get(chance.nextInt(choices.size())).get().forEach(steps::add);
    }
    return steps;
  }

  private void often(int times, Supplier<Stream<Step>> choice) {
    for (var each = 0; each < times; each++) {
      choices.add(choice);
    }
  }

  /** A few at once. Many come late; the same one may come again. */
  private Stream<Step> notices() {
    var told = new ArrayList<Step>();
    for (var each = chance.nextInt(3); each >= 0; each--) {
      minute += 10;
      var step = notice(rarely() ? 10 * chance.nextInt(1 + minute / 10) : minute);
      told.add(step);
      if (rarely()) {
        told.add(step);
      }
    }
    return told.stream();
  }

  private Step notice(int at) {
    var purchase = purchase();
    return switch (chance.nextInt(8)) {
      case 0, 1, 2 -> deeds.tells(purchase, Kind.STARTED, at);
      case 3, 4 -> deeds.tells(purchase, Kind.ENDED, at);
      case 5 -> deeds.tells(purchase, Kind.PENDING, at);
      case 6 -> deeds.tells(purchase, Kind.FAILED, at);
      default ->
          purchase + 1 < cast.purchases()
              ? deeds.tells(purchase, Kind.REPLACED, at)
              : deeds.buyerComes(purchase);
    };
  }

  private Step opens() {
    return deeds.opens(account(), subscription(), rarely() ? null : payment());
  }

  private Step time() {
    return chance.nextInt(6) == 0
        ? deeds.monthEnds()
        : deeds.passes(WHILES[chance.nextInt(WHILES.length)]);
  }

  private List<Payment> fallbacks() {
    return Stream.generate(this::own)
        .limit(1 + chance.nextInt(2))
        .map(Payment.class::cast)
        .toList();
  }

  private Payment payment() {
    return rarely() ? own() : chance.nextBoolean() ? own() : new Purchased(purchase());
  }

  private Own own() {
    return new Own(
        switch (chance.nextInt(6)) {
          case 0, 1 -> "good";
          case 2 -> "expiring";
          case 3, 4 -> "wire";
          default -> "credits";
        });
  }

  private String card() {
    return chance.nextBoolean() ? "good" : "expiring";
  }

  private int months() {
    return chance.nextBoolean() ? 0 : 24;
  }

  private String invoice() {
    return "invoice-" + chance.nextInt(2);
  }

  private int account() {
    return chance.nextInt(cast.accounts());
  }

  private int purchase() {
    return chance.nextInt(cast.purchases());
  }

  private int subscription() {
    return chance.nextInt(Cast.subscriptions());
  }

  private boolean likely() {
    return chance.nextInt(4) > 0;
  }

  private boolean rarely() {
    return chance.nextInt(4) == 0;
  }
}
