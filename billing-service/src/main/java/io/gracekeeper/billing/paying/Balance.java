package io.gracekeeper.billing.paying;

import io.gracekeeper.billing.payment.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * What is left of credits.
 *
 * @param amount in minor units of the currency; 0: they are used up
 * @param currency its code in ISO 4217
 */
public record Balance(
    @PositiveOrZero @Max(Money.LARGEST) long amount,
    @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {

  static @Nullable Balance of(@Nullable Money left) {
    return left == null ? null : new Balance(left.amount(), left.currency().getCurrencyCode());
  }

  Money money() {
    return Money.of(amount, currency);
  }
}
