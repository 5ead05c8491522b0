package io.gracekeeper.billing.charge;

import io.gracekeeper.billing.coverage.Standing.Covered;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.BillingEvent.CeaseReason;
import io.gracekeeper.events.BillingEvent.PaymentMethodCeased;
import io.gracekeeper.events.PaymentMethod;
import io.gracekeeper.events.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * A payment method that ceased to pay, and all that it paid for: one problem names every
 * subscription that it touches (B6).
 */
record Ceased(AccountId account, PaymentMethod method) {

  /** So that an event stays well below what a broker takes. */
  private static final int AT_ONCE = 500;

  /** What ceased to pay by these decisions. */
  static List<PaymentMethodCeased> by(List<Decision> decisions, Instant now) {
    var paidFor = new LinkedHashMap<Ceased, List<SubscriptionId>>();
    for (var decision : decisions) {
      if (decision.before() instanceof Covered(var by) && !decision.wallet().isLive(by, now)) {
        var ceased = new Ceased(decision.charge().account(), decision.wallet().shown(by));
        paidFor
            .computeIfAbsent(ceased, _ -> new ArrayList<>())
            .add(decision.charge().subscription());
      }
    }
    return paidFor.entrySet().stream()
        .flatMap(each -> each.getKey().events(each.getValue()))
        .toList();
  }

  private Stream<PaymentMethodCeased> events(List<SubscriptionId> subscriptions) {
    return Stream.iterate(0, from -> from < subscriptions.size(), from -> from + AT_ONCE)
        .map(from -> subscriptions.subList(from, Math.min(from + AT_ONCE, subscriptions.size())))
        .map(some -> new PaymentMethodCeased(account, method, reason(), List.copyOf(some)));
  }

  /** A method that is charged cannot be removed, so its kind says what became of it. */
  private CeaseReason reason() {
    return switch (method.kind()) {
      case CARD -> CeaseReason.CARD_EXPIRED;
      case WIRE_TRANSFER -> CeaseReason.WIRE_TRANSFER_REJECTED;
      case MARKETPLACE -> CeaseReason.AGREEMENT_ENDED;
      case CREDITS -> CeaseReason.CREDITS_USED_UP;
    };
  }
}
