package io.gracekeeper.billing.payment;

import io.gracekeeper.billing.agreement.Agreement;
import io.gracekeeper.billing.coverage.Means;
import io.gracekeeper.billing.coverage.Payer;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.PaymentMethod.Kind;
import io.gracekeeper.events.PaymentMethodId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** One way of an account to pay. A card is a provider's token; its number never reaches us. */
@Entity
@Table(name = "payment_method")
public class PaymentMethod {

  @Id private String id;

  @Column(name = "account_id")
  private String account;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Column(name = "is_default")
  private boolean preset;

  @Column(name = "card_token")
  private @Nullable String cardToken;

  @Column(name = "card_brand")
  private @Nullable String cardBrand;

  @Column(name = "card_last4")
  private @Nullable String cardLastFour;

  @Column(name = "card_expires")
  private @Nullable LocalDate cardExpires;

  @Column(name = "approved_at")
  private @Nullable Instant approvedAt;

  @Column(name = "rejected_at")
  private @Nullable Instant rejectedAt;

  @Column(name = "credit_balance")
  private @Nullable Long creditBalance;

  @Column(name = "credit_currency")
  private @Nullable String creditCurrency;

  @ManyToOne
  @JoinColumn(name = "agreement_id")
  private @Nullable Agreement agreement;

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected PaymentMethod() {}

  private PaymentMethod(PaymentMethodId id, AccountId account, Kind kind) {
    this.id = id.value();
    this.account = account.value();
    this.kind = kind;
  }

  /** What the payment provider told of a card. */
  public record Card(String token, String brand, String lastFour, YearMonth expires) {}

  public static PaymentMethod card(PaymentMethodId id, AccountId account, Card card) {
    var method = new PaymentMethod(id, account, Kind.CARD);
    method.cardToken = card.token();
    method.cardBrand = card.brand();
    method.cardLastFour = card.lastFour();
    method.cardExpires = card.expires().atDay(1);
    return method;
  }

  /** A wire transfer, requested and not yet approved (A3). */
  public static PaymentMethod wireTransfer(PaymentMethodId id, AccountId account) {
    return new PaymentMethod(id, account, Kind.WIRE_TRANSFER);
  }

  /** What the vendor has granted. */
  public static PaymentMethod credits(PaymentMethodId id, AccountId account, Money balance) {
    var method = new PaymentMethod(id, account, Kind.CREDITS);
    method.balance(balance);
    return method;
  }

  public static PaymentMethod marketplace(
      PaymentMethodId id, AccountId account, Agreement agreement) {
    var method = new PaymentMethod(id, account, Kind.MARKETPLACE);
    method.agreement = agreement;
    return method;
  }

  public PaymentMethodId id() {
    return new PaymentMethodId(id);
  }

  public AccountId account() {
    return new AccountId(account);
  }

  public Kind kind() {
    return kind;
  }

  /** What was bought at a marketplace and pays by this method; null of any other kind. */
  public @Nullable Agreement agreement() {
    return agreement;
  }

  public boolean isDefault() {
    return preset;
  }

  void makeDefault(boolean yes) {
    preset = yes;
  }

  /** The provider tells a card anew: another token, or another month to which it is good. */
  public void update(Card card) {
    cardToken = card.token();
    cardBrand = card.brand();
    cardLastFour = card.lastFour();
    cardExpires = card.expires().atDay(1);
  }

  /** An operator approves a wire transfer; a second time changes nothing. */
  public void approve(Instant now) {
    if (approvedAt == null) {
      approvedAt = now;
    }
  }

  /** An operator rejects a wire transfer, for good; a second time changes nothing. */
  public void reject(Instant now) {
    if (rejectedAt == null) {
      rejectedAt = now;
    }
  }

  public boolean isRejected() {
    return rejectedAt != null;
  }

  /** What is left of the credits. */
  public @Nullable Money balance() {
    return creditBalance == null || creditCurrency == null
        ? null
        : Money.of(creditBalance, creditCurrency);
  }

  /** The vendor tells what is left of the credits. */
  public void balance(Money left) {
    creditBalance = left.amount();
    creditCurrency = left.currency().getCurrencyCode();
  }

  /** Whether the customer may remove it: a marketplace goes with its link, credits are a grant. */
  public boolean mayBeRemoved() {
    return mayBeFallback();
  }

  /** Whether it is of a kind that may take over by itself (A2). */
  public boolean mayBeFallback() {
    return switch (kind) {
      case CARD, WIRE_TRANSFER -> true;
      case MARKETPLACE, CREDITS -> false;
    };
  }

  /** The method is gone from the account (A14). */
  public void remove(Instant now) {
    removedAt = now;
    preset = false;
  }

  /** The link lives again: so does its method. */
  public void bringBack() {
    removedAt = null;
  }

  public boolean isRemoved() {
    return removedAt != null;
  }

  /** This method as the decision sees it. */
  public Payer payer() {
    return new Payer(id(), means());
  }

  private Means means() {
    if (removedAt != null) {
      return kind == Kind.MARKETPLACE ? new Means.Agreement(false) : new Means.Gone();
    }
    return switch (kind) {
      case CARD -> new Means.Card(YearMonth.from(present(cardExpires)));
      case WIRE_TRANSFER -> new Means.WireTransfer(rejectedAt == null ? approvedAt : null);
      case MARKETPLACE -> new Means.Agreement(present(agreement).facts().maySustain());
      case CREDITS -> new Means.Credits(present(creditBalance));
    };
  }

  /** This method as others see it. */
  public io.gracekeeper.events.PaymentMethod shown() {
    var label =
        switch (kind) {
          case CARD -> cardBrand + " …" + cardLastFour;
          case WIRE_TRANSFER -> "Wire transfer";
          case CREDITS -> "Credits";
          case MARKETPLACE ->
              switch (present(agreement).names().marketplace()) {
                case AWS -> "AWS Marketplace Subscription";
                case GOOGLE -> "Google Cloud Marketplace Subscription";
              };
        };
    return new io.gracekeeper.events.PaymentMethod(id(), kind, label);
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("A payment method lacks what its kind needs.");
    }
    return value;
  }
}
