package io.gracekeeper.billing.payment;

import io.gracekeeper.problem.Refusal;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param amount in minor units of the currency: 1250 are USD 12.50
 */
public record Money(long amount, Currency currency) {

  /** The largest amount taken: more than anybody owes, and exact in every client's numbers. */
  public static final long LARGEST = 1_000_000_000_000_000L;

  /**
   * An amount of a currency by its code in ISO 4217, as {@code USD}.
   *
   * @throws Refusal if there is no such currency
   */
  public static Money of(long amount, String currency) {
    try {
      return new Money(amount, Currency.getInstance(currency));
    } catch (IllegalArgumentException unknown) {
      throw Refusal.invalid("There is no currency " + currency + ".");
    }
  }

  /** As people read it: {@code USD 12.50}. */
  @Override
  public String toString() {
    var digits = Math.max(0, currency.getDefaultFractionDigits());
    return currency.getCurrencyCode() + " " + BigDecimal.valueOf(amount, digits).toPlainString();
  }
}
