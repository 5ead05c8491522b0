package io.gracekeeper.billing.link;

import io.gracekeeper.billing.agreement.Agreement;
import io.gracekeeper.billing.agreement.AgreementFacts;
import io.gracekeeper.billing.agreement.Agreements;
import io.gracekeeper.billing.agreement.Fact;
import io.gracekeeper.billing.charge.Charges;
import io.gracekeeper.billing.charge.Reassignment;
import io.gracekeeper.billing.link.Link.State;
import io.gracekeeper.billing.link.LinkStep.Step;
import io.gracekeeper.billing.mapping.Called;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.billing.payment.PaymentMethods;
import io.gracekeeper.billing.registration.Registration;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.events.BillingEvent.LinkFailure;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.exchange.Outbox;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what becomes of a link, and has the charges of its account decided anew. One link,
 * one account, one transaction; the caller has locked the link.
 */
@ApplicationScoped
public class Linking {

  private final Links links;
  private final Agreements agreements;
  private final PaymentMethods paymentMethods;
  private final Charges charges;
  private final Reassignment reassignment;
  private final Policies policies;
  private final Outbox outbox;
  private final Clock clock;
  private final Duration waitAtMost;

  /** The marketplace's own retries end after a day; twice that, and nothing more will come. */
  @Inject
  Linking(
      Links links,
      Agreements agreements,
      PaymentMethods paymentMethods,
      Charges charges,
      Reassignment reassignment,
      Policies policies,
      Outbox outbox,
      @BusinessTime Clock clock,
      @ConfigProperty(name = "gracekeeper.link.wait-at-most", defaultValue = "P2D")
          Duration waitAtMost) {
    this.links = links;
    this.agreements = agreements;
    this.paymentMethods = paymentMethods;
    this.charges = charges;
    this.reassignment = reassignment;
    this.policies = policies;
    this.outbox = outbox;
    this.clock = clock;
    this.waitAtMost = waitAtMost;
  }

  /** Begins a link that nothing forbids. The agreement and the account are locked. */
  void begin(Link link, Registration registration, Cause cause) {
    link.cameBy(registration);
    link.waitUntil(clock.instant().plus(waitAtMost));
    links.persist(link);
    links.record(step(link, Step.REGISTERED, registration.registeredAt(), null));
    links.record(step(link, Step.REQUESTED, clock.instant(), null));
    publish(
        new BillingEvent.LinkRequested(
            link.account(), link.id(), link.product(), link.agreement().names()),
        cause);
    follow(link, List.of(cause));
  }

  /**
   * Ends a link on our side, whatever becomes of its agreement: the payment method is gone, what it
   * paid for is decided anew, and no notice brings it back. Told again, it changes nothing. Whether
   * it may be, the caller has decided, under the locks of the agreement and the link.
   */
  public void disconnect(Link link, Cause cause) {
    if (link.state() == State.DISCONNECTED) {
      return;
    }
    var offered = link.state() == State.LINKED;
    link.disconnect();
    record(link, Step.DISCONNECTED, cause);
    if (offered) {
      withdraw(link, cause);
      decideAnew(link, cause);
    }
  }

  /**
   * Has a link stand where its agreement calls it.
   *
   * @param causes what may have called it, oldest first; at least one
   */
  void follow(Link link, List<Cause> causes) {
    if (link.state() == State.DISCONNECTED) {
      return;
    }
    var facts = link.agreement().facts();
    var heir = heirOf(link);
    var heirFacts = heir.map(Agreement::facts).orElse(AgreementFacts.NONE);
    var waitIsOver = link.waitIsOver(clock.instant()) && !facts.isYetToBegin(clock.instant());
    switch (Called.by(new Called.Facts(facts, heirFacts, waitIsOver))) {
      case Called.Pending() -> await(link, facts);
      case Called.Linked() -> confirm(link, Causes.of(facts.beginning(), causes));
      case Called.Held() -> hold(link, Causes.of(facts.end(), causes));
      case Called.Moved() -> heir.ifPresent(to -> move(link, to, Causes.last(causes)));
      case Called.Ended() -> end(link, Causes.of(facts.end(), causes));
      case Called.Failed(var reason) -> fail(link, reason, Causes.last(causes));
    }
  }

  /** One that was announced for later is waited for from then on, and not from the registration. */
  private void await(Link link, AgreementFacts facts) {
    var scheduled = facts.get(Fact.SCHEDULED);
    if (scheduled != null) {
      link.waitUntil(scheduled.at().plus(waitAtMost));
    }
  }

  /** The agreement that stands for this one, unless it pays for somebody else alone (P1). */
  Optional<Agreement> heirOf(Link link) {
    var one =
        policies
            .of(link.product())
            .filter(stated -> stated.policy().accountsPerAgreement() == Limit.ONE);
    return agreements
        .heirOf(link.agreement())
        .filter(heir -> one.isEmpty() || links.others(link.account(), heir) == 0);
  }

  private void confirm(Link link, Cause cause) {
    if (link.state() == State.LINKED) {
      link.waitNoMore();
      return;
    }
    offer(link, cause);
    var method = link.paymentMethod();
    if (method != null) {
      reassignment.bringBack(charges.lockedOf(link.account()), method, cause);
    }
  }

  private void hold(Link link, Cause cause) {
    if (link.waitsUntil() == null || link.state() != State.LINKED) {
      confirm(link, cause);
      link.waitUntil(clock.instant().plus(waitAtMost));
      record(link, Step.HELD, cause);
    }
  }

  /** The heir's link takes the place of this one before this one ends: there is no gap (D5). */
  private void move(Link link, Agreement heir, Cause cause) {
    if (link.state() == State.ENDED && link.hasMoved()) {
      return;
    }
    var successor = links.of(link.account(), heir).orElseGet(() -> made(link, heir));
    if (successor.state() != State.LINKED) {
      offer(successor, cause);
    }
    var from = link.paymentMethod();
    var to = successor.paymentMethod();
    if (from != null && to != null) {
      inherit(from, to);
      reassignment.move(charges.lockedOf(link.account()), from.id(), to, cause);
    }
    link.move();
    record(link, Step.MOVED, cause);
    withdraw(link, cause);
  }

  private Link made(Link link, Agreement heir) {
    var made = new Link(link.account(), heir, link.product());
    links.persist(made);
    return made;
  }

  private void inherit(PaymentMethod from, PaymentMethod to) {
    if (from.isDefault()) {
      paymentMethods.makeDefault(to);
    }
  }

  private void end(Link link, Cause cause) {
    if (link.state() == State.ENDED) {
      return;
    }
    link.end();
    record(link, Step.ENDED, cause);
    withdraw(link, cause);
    decideAnew(link, cause);
  }

  private void fail(Link link, LinkFailure reason, Cause cause) {
    if (link.failure() == reason) {
      return;
    }
    link.fail(reason);
    record(link, Step.FAILED, cause);
    publish(
        new BillingEvent.LinkFailed(
            link.account(), link.id(), link.product(), link.agreement().names(), reason),
        cause);
  }

  private void offer(Link link, Cause cause) {
    var method = link.paymentMethod();
    if (method == null) {
      var id = new PaymentMethodId("marketplace-" + link.id());
      method = PaymentMethod.marketplace(id, link.account(), link.agreement());
      paymentMethods.persist(method);
    }
    method.bringBack();
    link.confirm(method);
    record(link, Step.CONFIRMED, cause);
    if (paymentMethods.of(link.account()).stream().noneMatch(PaymentMethod::isDefault)) {
      paymentMethods.makeDefault(method);
    }
    publish(
        new BillingEvent.AccountLinked(
            link.account(), link.id(), link.product(), link.agreement().names(), method.shown()),
        cause);
  }

  private void withdraw(Link link, Cause cause) {
    var method = link.paymentMethod();
    if (method == null || method.isRemoved()) {
      return; // It was not offered, so nobody is to be told of it.
    }
    method.remove(clock.instant());
    publish(
        new BillingEvent.AccountUnlinked(link.account(), link.id(), link.agreement().names()),
        cause);
  }

  private void decideAnew(Link link, Cause cause) {
    reassignment.decide(link.account(), charges.lockedOf(link.account()), cause);
  }

  private void record(Link link, Step step, Cause cause) {
    links.record(step(link, step, clock.instant(), cause.notice()));
  }

  private static LinkStep step(Link link, Step step, Instant at, @Nullable String notice) {
    return new LinkStep(Links.uuid(link.id()), step, at, notice);
  }

  private void publish(BillingEvent event, Cause cause) {
    outbox.publish(Envelope.of("billing-service", cause, clock.instant(), event));
  }
}
