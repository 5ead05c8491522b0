package io.gracekeeper.billing.coverage;

import io.gracekeeper.events.PaymentMethodId;

/** A payment method as far as the decision needs it. */
public record Payer(PaymentMethodId id, Means means) {

  /** The same, once it has ceased to pay for good. */
  public Payer ceased() {
    return new Payer(id, means.ceased());
  }
}
