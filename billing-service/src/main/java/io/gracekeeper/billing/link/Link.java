package io.gracekeeper.billing.link;

import io.gracekeeper.billing.agreement.Agreement;
import io.gracekeeper.billing.agreement.AgreementFacts;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.LinkId;
import io.gracekeeper.events.ProductId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An agreement mapped to one account. Its state follows the agreement's. */
@Entity
public class Link {

  @Id private UUID id;

  @Column(name = "account_id")
  private String account;

  @ManyToOne
  @JoinColumn(name = "agreement_id")
  private Agreement agreement;

  private String product;

  @Enumerated(EnumType.STRING)
  private State state;

  @ManyToOne
  @JoinColumn(name = "payment_method_id")
  private @Nullable PaymentMethod paymentMethod;

  /** Where a link stands. */
  public enum State {
    /** The marketplace has not confirmed yet (C6). */
    PENDING,
    LINKED,
    /** The agreement ended (C1). It lives again if the same agreement does. */
    ENDED
  }

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Link() {}

  Link(AccountId account, Agreement agreement, ProductId product) {
    this.id = UUID.randomUUID();
    this.account = account.value();
    this.agreement = agreement;
    this.product = product.value();
    this.state = State.PENDING;
  }

  LinkId id() {
    return new LinkId(id.toString());
  }

  AccountId account() {
    return new AccountId(account);
  }

  Agreement agreement() {
    return agreement;
  }

  ProductId product() {
    return new ProductId(product);
  }

  State state() {
    return state;
  }

  @Nullable PaymentMethod paymentMethod() {
    return paymentMethod;
  }

  /** Where it should stand by what is known of its agreement. */
  State called(AgreementFacts facts) {
    if (facts.isLive()) {
      return State.LINKED;
    }
    return facts.hasEnded() ? State.ENDED : State.PENDING;
  }

  void confirm(PaymentMethod method) {
    state = State.LINKED;
    paymentMethod = method;
  }

  void end() {
    state = State.ENDED;
  }
}
