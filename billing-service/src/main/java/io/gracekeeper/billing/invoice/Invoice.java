package io.gracekeeper.billing.invoice;

import io.gracekeeper.billing.payment.Money;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.InvoiceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invoice to one account: open until it is paid, and then closed for good. */
@Entity
public class Invoice {

  @Id private UUID id;

  @Column(name = "account_id")
  private String account;

  private String number;
  private long amount;
  private String currency;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "paid_at")
  private @Nullable Instant paidAt;

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Invoice() {}

  Invoice(AccountId account, InvoiceId number, Money amount, Instant issuedAt, Instant dueAt) {
    this.id = UUID.randomUUID();
    this.account = account.value();
    this.number = number.value();
    this.amount = amount.amount();
    this.currency = amount.currency().getCurrencyCode();
    this.issuedAt = issuedAt;
    this.dueAt = dueAt;
  }

  InvoiceId number() {
    return new InvoiceId(number);
  }

  Money amount() {
    return Money.of(amount, currency);
  }

  Instant issuedAt() {
    return issuedAt;
  }

  Instant dueAt() {
    return dueAt;
  }

  /** When it was paid; null while it is open. */
  @Nullable Instant paidAt() {
    return paidAt;
  }

  /** The vendor corrects it. What was paid is not corrected any more. */
  void correct(Money told, Instant issued, Instant due) {
    if (paidAt == null) {
      amount = told.amount();
      currency = told.currency().getCurrencyCode();
      issuedAt = issued;
      dueAt = due;
    }
  }

  /** It is paid; a second time changes nothing. */
  void pay(Instant now) {
    if (paidAt == null) {
      paidAt = now;
    }
  }
}
