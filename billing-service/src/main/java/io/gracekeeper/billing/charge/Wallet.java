package io.gracekeeper.billing.charge;

import io.gracekeeper.billing.coverage.Coverage;
import io.gracekeeper.billing.coverage.Payer;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.policy.ProductPolicy.Stated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The payment methods that an account has or had. */
final class Wallet {

  static final Wallet EMPTY = new Wallet(List.of());

  private final Map<PaymentMethodId, PaymentMethod> byId = new HashMap<>();
  private @Nullable Payer preset;

  Wallet(List<PaymentMethod> methods) {
    for (var method : methods) {
      byId.put(method.id(), method);
      if (method.isDefault()) {
        preset = method.payer();
      }
    }
  }

  Coverage.Facts factsOf(Charge charge, Stated stated) {
    return new Coverage.Facts(
        payer(charge.paymentMethod()),
        payer(charge.fallback()),
        preset,
        stated.policy().fallback());
  }

  io.gracekeeper.events.PaymentMethod shown(PaymentMethodId id) {
    var method = byId.get(id);
    if (method == null) {
      throw new IllegalStateException("The payment method " + id + " is not the account's.");
    }
    return method.shown();
  }

  private @Nullable Payer payer(@Nullable PaymentMethodId id) {
    var method = id == null ? null : byId.get(id);
    return method == null ? null : method.payer();
  }
}
