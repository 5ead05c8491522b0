package io.gracekeeper.billing.charge;

import io.gracekeeper.billing.coverage.Standing;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.BillingEvent.LossReason;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who pays for one subscription. Its coverage revision rises by one with every decision that
 * changes its standing. While nobody pays it stays assigned to the method that ceased to, so that a
 * return of that method covers it again.
 */
@Entity
public class Charge {

  @Id
  @Column(name = "subscription_id")
  private String subscription;

  @Column(name = "account_id")
  private String account;

  private String product;
  private @Nullable String plan;

  @Column(name = "payment_method_id")
  private @Nullable String paymentMethod;

  @Column(name = "left_ids")
  private List<String> left = List.of();

  private List<String> fallbacks = List.of();

  @Enumerated(EnumType.STRING)
  private State coverage;

  @Enumerated(EnumType.STRING)
  @Column(name = "loss_reason")
  private @Nullable LossReason lossReason;

  @Column(name = "coverage_revision")
  private long coverageRevision;

  @Column(name = "decide_again_at")
  private @Nullable Instant decideAgainAt;

  @Column(name = "good_until")
  private @Nullable Instant goodUntil;

  private enum State {
    UNDECIDED,
    COVERED,
    UNCOVERED
  }

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Charge() {}

  Charge(
      SubscriptionId subscription,
      AccountId account,
      ProductId product,
      @Nullable String plan,
      @Nullable PaymentMethodId chosen) {
    this.subscription = subscription.value();
    this.account = account.value();
    this.product = product.value();
    this.plan = plan;
    this.paymentMethod = chosen == null ? null : chosen.value();
    this.coverage = State.UNDECIDED;
  }

  public SubscriptionId subscription() {
    return new SubscriptionId(subscription);
  }

  public AccountId account() {
    return new AccountId(account);
  }

  public ProductId product() {
    return new ProductId(product);
  }

  /** The vendor's name of the subscription's plan; null if it has none. */
  @Nullable String plan() {
    return plan;
  }

  @Nullable PaymentMethodId paymentMethod() {
    return paymentMethod == null ? null : new PaymentMethodId(paymentMethod);
  }

  /** Whether this is the method that is charged, or was when nobody took over from it. */
  public boolean isAssignedTo(PaymentMethodId method) {
    return method.equals(paymentMethod());
  }

  /** The method takes over no more; returns whether it ever was to. */
  public boolean dropFallback(PaymentMethodId method) {
    var others = fallbacks.stream().filter(id -> !id.equals(method.value())).toList();
    var dropped = others.size() < fallbacks.size();
    fallbacks = others;
    return dropped;
  }

  /** Who is to take over, in this order. */
  List<PaymentMethodId> fallbacks() {
    return fallbacks.stream().map(PaymentMethodId::new).toList();
  }

  void designate(List<PaymentMethodId> inOrder) {
    fallbacks = inOrder.stream().map(PaymentMethodId::value).toList();
  }

  long coverageRevision() {
    return coverageRevision;
  }

  /** The last decision; null before the first. */
  @Nullable Standing standing() {
    return switch (coverage) {
      case UNDECIDED -> null;
      case COVERED -> new Standing.Covered(new PaymentMethodId(String.valueOf(paymentMethod)));
      case UNCOVERED ->
          new Standing.Uncovered(lossReason == null ? LossReason.NO_PAYMENT_METHOD : lossReason);
    };
  }

  boolean isUncovered() {
    return coverage == State.UNCOVERED;
  }

  /** Records a decision and counts it. */
  void settle(Standing decided) {
    switch (decided) {
      case Standing.Covered(var by) -> {
        coverage = State.COVERED;
        takeOver(by.value());
        lossReason = null;
      }
      case Standing.Uncovered(var reason) -> {
        coverage = State.UNCOVERED;
        lossReason = reason;
      }
    }
    coverageRevision++;
    decideAgainAt = null;
  }

  private void takeOver(String by) {
    if (!by.equals(paymentMethod)) {
      left =
          Stream.concat(left.stream(), Stream.ofNullable(paymentMethod))
              .filter(id -> !id.equals(by))
              .toList();
      paymentMethod = by;
    }
  }

  /** Another method takes over, or takes back, by itself: nobody has chosen it. */
  void goOnWith(PaymentMethodId method) {
    takeOver(method.value());
  }

  /** Whether it is assigned to this method, or was until others took over by themselves. */
  boolean belongsTo(PaymentMethodId method) {
    return method.value().equals(paymentMethod) || left.contains(method.value());
  }

  /**
   * Somebody's choice, kept also while its effect has to wait.
   *
   * @param chosen a method of this account
   */
  void assign(PaymentMethodId chosen) {
    paymentMethod = chosen.value();
    left = List.of();
  }

  /** A deletion may be under way: the decision waits for its permit to end (system time). */
  void decideAgainAt(Instant instant) {
    decideAgainAt = instant;
  }

  /** It is decided now, whatever comes of it. */
  void decideNow() {
    decideAgainAt = null;
  }

  @Nullable Instant decideAgainAt() {
    return decideAgainAt;
  }

  /** From this instant on (business time) whoever pays does so no longer, by time alone. */
  void goodUntil(@Nullable Instant instant) {
    goodUntil = instant;
  }

  @Nullable Instant goodUntil() {
    return goodUntil;
  }
}
