package io.gracekeeper.billing.link;

import io.gracekeeper.billing.agreement.Agreement;
import io.gracekeeper.billing.charge.Charges;
import io.gracekeeper.billing.charge.Reassignment;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.billing.payment.PaymentMethods;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.exchange.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Lets the links of an agreement follow it: confirmed when it lives, ended when it ends, and the
 * charges of their accounts decided anew.
 */
@ApplicationScoped
public class Linking {

  private final Links links;
  private final PaymentMethods paymentMethods;
  private final Charges charges;
  private final Reassignment reassignment;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Linking(
      Links links,
      PaymentMethods paymentMethods,
      Charges charges,
      Reassignment reassignment,
      Outbox outbox,
      @BusinessTime Clock clock) {
    this.links = links;
    this.paymentMethods = paymentMethods;
    this.charges = charges;
    this.reassignment = reassignment;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Links an account; told again, it answers the same link. The agreement is locked. */
  Link link(AccountId account, Agreement agreement, ProductId product, Cause cause) {
    var link =
        links
            .of(account, agreement)
            .orElseGet(() -> {
              var made = new Link(account, agreement, product);
              links.persist(made);
              return made;
            });
    follow(link, cause);
    return link;
  }

  /** What is known of the agreement has changed; the caller has locked it. */
  public void follow(Agreement agreement, Cause cause) {
    for (var link : links.of(agreement)) {
      follow(link, cause);
    }
  }

  private void follow(Link link, Cause cause) {
    var called = link.called(link.agreement().facts());
    if (called == link.state()) {
      return;
    }
    switch (called) {
      case PENDING -> throw new IllegalStateException("An agreement cannot become unheard of.");
      case LINKED -> confirm(link, cause);
      case ENDED -> end(link, cause);
    }
    var account = link.account();
    reassignment.decide(account, charges.lockedOf(account), cause);
  }

  private void confirm(Link link, Cause cause) {
    var method = link.paymentMethod();
    if (method == null) {
      var id = new PaymentMethodId("marketplace-" + link.id());
      method = PaymentMethod.marketplace(id, link.account(), link.agreement());
      paymentMethods.persist(method);
    }
    method.bringBack();
    link.confirm(method);
    if (paymentMethods.of(link.account()).stream().noneMatch(PaymentMethod::isDefault)) {
      paymentMethods.makeDefault(method);
    }
    publish(
        new BillingEvent.AccountLinked(
            link.account(), link.id(), link.product(), link.agreement().names(), method.shown()),
        cause);
  }

  private void end(Link link, Cause cause) {
    link.end();
    var method = link.paymentMethod();
    if (method == null) {
      return; // It was never confirmed, so nobody was told of it.
    }
    method.remove(clock.instant());
    publish(
        new BillingEvent.AccountUnlinked(link.account(), link.id(), link.agreement().names()),
        cause);
  }

  private void publish(BillingEvent event, Cause cause) {
    outbox.publish(Envelope.of("billing-service", cause, clock.instant(), event));
  }
}
