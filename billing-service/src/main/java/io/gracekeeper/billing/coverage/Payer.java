package io.gracekeeper.billing.coverage;

import io.gracekeeper.events.PaymentMethodId;

/** A payment method as far as the decision needs it. */
public record Payer(PaymentMethodId id, Means means) {}
