package io.gracekeeper.billing.payment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * An amount of money.
 *
 * @param amount in minor units of the currency, as 1250 for USD 12.50
 * @param currency ISO 4217, as USD
 */
public record Money(
    @PositiveOrZero @Max(LARGEST) long amount,
    @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {

  /** More minor units than anybody owes; a program may still count them exactly as a double. */
  public static final long LARGEST = 1_000_000_000_000_000L;
}
