package io.gracekeeper.billing.link;

import io.gracekeeper.billing.agreement.Agreement;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.billing.registration.Registration;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.BillingEvent.LinkFailure;
import io.gracekeeper.events.LinkId;
import io.gracekeeper.events.ProductId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agreement mapped to one account. Its state follows the agreement's, unless it was
 * disconnected.
 */
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

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "registration_id")
  private @Nullable Registration registration;

  @Enumerated(EnumType.STRING)
  private @Nullable LinkFailure failure;

  private boolean moved;

  @Column(name = "waits_until")
  private @Nullable Instant waitsUntil;

  /** Where a link stands. */
  public enum State {
    /** The marketplace has not confirmed yet (C6). */
    PENDING,
    LINKED,
    /** The marketplace did not confirm (C11). Should it after all, the account is linked. */
    FAILED,
    /** The agreement ended (C1). It lives again if the same agreement does. */
    ENDED,
    /** It was ended on our side (A13), and stays so: linking again makes another one. */
    DISCONNECTED
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

  public LinkId id() {
    return new LinkId(id.toString());
  }

  public AccountId account() {
    return new AccountId(account);
  }

  public Agreement agreement() {
    return agreement;
  }

  public ProductId product() {
    return new ProductId(product);
  }

  public State state() {
    return state;
  }

  public @Nullable PaymentMethod paymentMethod() {
    return paymentMethod;
  }

  /** The registration by which the account came to it; null if a replacement brought it (D5). */
  @Nullable Registration registration() {
    return registration;
  }

  /** Why the marketplace did not confirm; null unless it failed. */
  @Nullable LinkFailure failure() {
    return state == State.FAILED ? failure : null;
  }

  void cameBy(Registration known) {
    registration = known;
  }

  /** From here on it waits for the marketplace, until an instant of business time. */
  void waitUntil(Instant until) {
    waitsUntil = until;
  }

  void waitNoMore() {
    waitsUntil = null;
  }

  @Nullable Instant waitsUntil() {
    return waitsUntil;
  }

  boolean waitIsOver(Instant now) {
    return waitsUntil != null && !now.isBefore(waitsUntil);
  }

  void confirm(PaymentMethod method) {
    state = State.LINKED;
    paymentMethod = method;
    waitsUntil = null;
    moved = false;
  }

  void fail(LinkFailure reason) {
    state = State.FAILED;
    failure = reason;
  }

  void end() {
    state = State.ENDED;
    moved = false;
  }

  /** It ends, because another agreement pays in its stead (D5). */
  void move() {
    state = State.ENDED;
    moved = true;
  }

  /** Whether the agreement that stands for its own took over what it paid for. */
  boolean hasMoved() {
    return moved;
  }

  void disconnect() {
    state = State.DISCONNECTED;
  }
}
