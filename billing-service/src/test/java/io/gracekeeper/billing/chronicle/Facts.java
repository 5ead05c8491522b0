package io.gracekeeper.billing.chronicle;

import io.gracekeeper.billing.chronicle.Payment.Own;
import io.gracekeeper.billing.chronicle.Payment.Purchased;
import io.gracekeeper.billing.chronicle.Purchase.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What a marketplace has to tell of an account's purchases, to be told in one order or another. */
final class Facts {

  /** One notice. */
  private record Told(int purchase, Kind kind, int minute) {}

  private final List<Told> all = new ArrayList<>();
  private final boolean hasFallback;
  private final boolean hasDefault;

  Facts(Random chance, int purchases) {
    hasFallback = chance.nextBoolean();
    hasDefault = chance.nextBoolean();
    for (var minute = 10; minute <= 70; minute += 10) {
      all.add(told(chance, purchases, minute));
    }
  }

  private static Told told(Random chance, int purchases, int minute) {
    var purchase = chance.nextInt(purchases);
    return switch (chance.nextInt(8)) {
      case 0, 1, 2 -> new Told(purchase, Kind.STARTED, minute);
      case 3, 4 -> new Told(purchase, Kind.ENDED, minute);
      case 5 -> new Told(purchase, Kind.PENDING, minute);
      case 6 -> new Told(purchase, Kind.FAILED, minute);
      default -> new Told(0, Kind.REPLACED, minute);
    };
  }

  /** What there is before any of it is told: an account whose subscription a purchase pays for. */
  List<Step> beginning(Deeds deeds) {
    var steps = new ArrayList<Step>();
    steps.add(deeds.registers(0));
    steps.add(deeds.requestsWire(0));
    steps.add(deeds.decidesOnWire(0, true));
    if (hasDefault) {
      steps.add(deeds.prefers(0, new Own("wire")));
    }
    steps.add(deeds.buyerComes(0));
    steps.add(deeds.tells(0, Kind.STARTED, 0));
    steps.add(deeds.links(0, 0, false, false));
    steps.add(deeds.opens(0, 0, new Purchased(0)));
    if (hasFallback) {
      steps.add(deeds.designates(0, 0, List.of(new Own("wire"))));
    }
    return steps;
  }

  /** All of them, some twice, in an order by chance. */
  List<Step> inAnyOrder(Random chance, Deeds deeds) {
    var order = new ArrayList<>(all);
    order.add(all.get(chance.nextInt(all.size())));
    order.add(all.get(chance.nextInt(all.size())));
    Collections.shuffle(order, chance);
    return order.stream().map(it -> deeds.tells(it.purchase(), it.kind(), it.minute())).toList();
  }
}
