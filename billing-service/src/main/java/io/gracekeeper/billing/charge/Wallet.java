package io.gracekeeper.billing.charge;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.gracekeeper.billing.coverage.Coverage;
import io.gracekeeper.billing.coverage.Payer;
import io.gracekeeper.billing.coverage.Standing;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.policy.ProductPolicy.Stated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payment methods that an account has or had. */
final class Wallet {

  static final Wallet EMPTY = new Wallet(List.of());

  private final Map<PaymentMethodId, PaymentMethod> methods;
  private final Map<PaymentMethodId, Payer> payers;
  private final @Nullable Payer preset;

  Wallet(List<PaymentMethod> methods) {
    this(
        methods.stream().collect(toUnmodifiableMap(PaymentMethod::id, identity())),
        methods.stream().collect(toUnmodifiableMap(PaymentMethod::id, PaymentMethod::payer)),
        methods.stream()
            .filter(PaymentMethod::isDefault)
            .map(PaymentMethod::payer)
            .findFirst()
            .orElse(null));
  }

  private Wallet(
      Map<PaymentMethodId, PaymentMethod> methods,
      Map<PaymentMethodId, Payer> payers,
      @Nullable Payer preset) {
    this.methods = methods;
    this.payers = payers;
    this.preset = preset;
  }

  /** The same, as it would be if one of them had ceased to pay for good. */
  Wallet without(PaymentMethodId ceased) {
    var others =
        payers.values().stream()
            .map(payer -> payer.id().equals(ceased) ? payer.ceased() : payer)
            .collect(toMap(Payer::id, identity()));
    var stays = preset == null || !preset.id().equals(ceased);
    return new Wallet(methods, others, stays ? preset : null);
  }

  Coverage.Facts factsOf(Charge charge, Stated stated) {
    return new Coverage.Facts(
        payer(charge.paymentMethod()),
        charge.fallbacks().stream().map(payers::get).filter(Objects::nonNull).toList(),
        preset,
        stated.policy().fallback());
  }

  /** From when on (business time) whoever pays does so no longer, by time alone. */
  @Nullable Instant goodUntil(Standing standing) {
    return switch (standing) {
      case Standing.Covered(var by) -> goodUntil(payers.get(by));
      case Standing.Uncovered _ -> null;
    };
  }

  /** Whether it may take over now. */
  boolean mayTakeOver(PaymentMethodId id, Instant now) {
    var payer = payer(id);
    return payer != null && payer.means().mayTakeOver(now);
  }

  boolean isLive(PaymentMethodId id, Instant now) {
    var payer = payer(id);
    return payer != null && payer.means().isLive(now);
  }

  /** A method that the account still has. */
  Optional<PaymentMethod> present(PaymentMethodId id) {
    return Optional.ofNullable(methods.get(id)).filter(method -> !method.isRemoved());
  }

  io.gracekeeper.events.PaymentMethod shown(PaymentMethodId id) {
    var method = methods.get(id);
    if (method == null) {
      throw new IllegalStateException("The payment method " + id + " is not the account's.");
    }
    return method.shown();
  }

  private static @Nullable Instant goodUntil(@Nullable Payer payer) {
    return payer == null ? null : payer.means().goodUntil();
  }

  private @Nullable Payer payer(@Nullable PaymentMethodId id) {
    return id == null ? null : payers.get(id);
  }
}
