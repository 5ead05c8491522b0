package io.gracekeeper.billing.coverage;

import io.gracekeeper.events.BillingEvent.LossReason;
import io.gracekeeper.events.PaymentMethodId;

/** Whether a subscription is paid for, and by what. */
public sealed interface Standing {

  /** Exactly one payment method pays. */
  record Covered(PaymentMethodId by) implements Standing {}

  /** Nobody pays. */
  record Uncovered(LossReason reason) implements Standing {}
}
