package io.gracekeeper.billing.leaving;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.billing.agreement.Agreements;
import io.gracekeeper.billing.charge.Charges;
import io.gracekeeper.billing.charge.Foresight;
import io.gracekeeper.billing.link.Link;
import io.gracekeeper.billing.link.Linking;
import io.gracekeeper.billing.link.Links;
import io.gracekeeper.billing.snapshot.Acknowledgements;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.LinkId;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Disconnects an account from what was bought at a marketplace (A13). It is decided under the lock
 * of the agreement, so that two Owners at once cannot leave nobody linked (A17).
 */
@ApplicationScoped
class Leave {

  private final Agreements agreements;
  private final Links links;
  private final Charges charges;
  private final Foresight foresight;
  private final Hindrances hindrances;
  private final Linking linking;
  private final Acknowledgements acknowledgements;
  private final Caller caller;

  @Inject
  Leave(
      Agreements agreements,
      Links links,
      Charges charges,
      Foresight foresight,
      Hindrances hindrances,
      Linking linking,
      Acknowledgements acknowledgements,
      Caller caller) {
    this.agreements = agreements;
    this.links = links;
    this.charges = charges;
    this.foresight = foresight;
    this.hindrances = hindrances;
    this.linking = linking;
    this.acknowledgements = acknowledgements;
    this.caller = caller;
  }

  /** A link as it stands after the disconnect. */
  @Schema(name = "Disconnected")
  record Outcome(LinkId link, Link.State state) {}

  /** Ends the link if nothing stands in the way; told again, it answers the same. */
  Outcome disconnect(AccountId account, LinkId id, boolean acknowledged) {
    agreements.locked(links.agreementOf(account, id));
    var link = links.existingLocked(account, id);
    if (link.state() == Link.State.DISCONNECTED) {
      return new Outcome(id, link.state());
    }
    if (link.state() != Link.State.LINKED) {
      throw Refusal.of(Code.NOT_LINKED, "The link is " + link.state() + ".");
    }
    charges.lockedOf(account);
    var method = Objects.requireNonNull(link.paymentMethod(), "A live link has its method.").id();
    var obstacles =
        hindrances.of(
            link,
            hindrances.of(account),
            chargedTo(account, method),
            caller.is(Role.OWNER),
            acknowledged);
    obstacles.blockers().refuse();
    var cause = Cause.of("request:" + UUID.randomUUID());
    acknowledgements.record(account, obstacles.oldSnapshots(), cause);
    linking.disconnect(link, cause);
    return new Outcome(id, link.state());
  }

  private List<SubscriptionId> chargedTo(AccountId account, PaymentMethodId method) {
    return foresight.of(account).stream()
        .filter(it -> it.isPaidBy(method))
        .map(Foresight.Foreseen::subscription)
        .toList();
  }
}
