package io.gracekeeper.billing.paying;

import io.gracekeeper.billing.account.Accounts;
import io.gracekeeper.billing.charge.Charge;
import io.gracekeeper.billing.charge.Charges;
import io.gracekeeper.billing.charge.Reassignment;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.billing.payment.PaymentMethods;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What one account has to pay with; after each change of it, it is decided anew who pays. */
@ApplicationScoped
class Purse {

  private final Accounts accounts;
  private final PaymentMethods paymentMethods;
  private final Charges charges;
  private final Reassignment reassignment;

  @Inject
  Purse(
      Accounts accounts,
      PaymentMethods paymentMethods,
      Charges charges,
      Reassignment reassignment) {
    this.accounts = accounts;
    this.paymentMethods = paymentMethods;
    this.charges = charges;
    this.reassignment = reassignment;
  }

  /** A method that the account has, or a refusal that says it is unknown. */
  PaymentMethod existing(AccountId account, PaymentMethodId id) {
    return paymentMethods
        .of(account, id)
        .filter(method -> !method.isRemoved())
        .orElseThrow(() ->
            Refusal.of(
                Code.UNKNOWN_PAYMENT_METHOD, "The account has no payment method " + id + "."));
  }

  /** Whether the account had such a method and has removed it itself. */
  boolean hasRemoved(AccountId account, PaymentMethodId id) {
    return paymentMethods
        .of(account, id)
        .filter(PaymentMethod::isRemoved)
        .filter(PaymentMethod::mayBeRemoved)
        .isPresent();
  }

  /** The method of this id, or the one that is made now; an id is used once and for all. */
  PaymentMethod existingOr(AccountId account, PaymentMethodId id, Supplier<PaymentMethod> made) {
    accounts.existing(account);
    var known = paymentMethods.of(account, id);
    if (known.filter(method -> !method.isRemoved()).isPresent()) {
      return known.get();
    }
    if (paymentMethods.isTaken(id)) {
      throw Refusal.of(Code.ID_TAKEN, "The id " + id + " is taken.");
    }
    var method = made.get();
    paymentMethods.persist(method);
    return method;
  }

  /** Who pays for the account's subscriptions, locked until the transaction ends. */
  List<Charge> lockedCharges(AccountId account) {
    return charges.lockedOf(account);
  }

  /** Coverage is decided anew whenever a payment method changes (A33). */
  void decideAnew(AccountId account) {
    reassignment.decide(
        account, charges.lockedOf(account), Cause.of("request:" + UUID.randomUUID()));
  }
}
