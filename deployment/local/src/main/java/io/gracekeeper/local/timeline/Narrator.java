package io.gracekeeper.local.timeline;

import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.events.BillingEvent.AccountLinked;
import io.gracekeeper.events.BillingEvent.AccountUnlinked;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.LinkFailed;
import io.gracekeeper.events.BillingEvent.LinkRequested;
import io.gracekeeper.events.BillingEvent.PaymentMethodCeased;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementAdvised;
import io.gracekeeper.events.MarketplaceEvent.AgreementAnswered;
import io.gracekeeper.events.MarketplaceEvent.AgreementCancellationPending;
import io.gracekeeper.events.MarketplaceEvent.AgreementContinued;
import io.gracekeeper.events.MarketplaceEvent.AgreementDeprovisioned;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementProvisioned;
import io.gracekeeper.events.MarketplaceEvent.AgreementReplaced;
import io.gracekeeper.events.MarketplaceEvent.AgreementScheduled;
import io.gracekeeper.events.MarketplaceEvent.AgreementStartFailed;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.AgreementState;
import io.gracekeeper.events.MarketplaceEvent.BuyerRegistered;
import io.gracekeeper.events.MarketplaceEvent.DifferenceFound;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsMayHaveChanged;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsRead;
import io.gracekeeper.events.MarketplaceEvent.FinalUsageWindowOpened;
import io.gracekeeper.events.SubscriptionEvent;

/** Puts each event in plain words, with the number of the rule by which it came to be. */
final class Narrator {

  private Narrator() {}

  static Line tell(Envelope<? extends Event> envelope) {
    var told = words(envelope.event());
    return new Line(envelope.occurredAt(), envelope.source(), told.rule(), told.text());
  }

  /** What happened, and by which rule. */
  record Told(String rule, String text) {}

  private static Told words(Event event) {
    return switch (event) {
      case MarketplaceEvent of -> words(of);
      case BillingEvent of -> words(of);
      case SubscriptionEvent of -> SubscriptionWords.of(of);
    };
  }

  private static Told words(MarketplaceEvent event) {
    return switch (event) {
      case AgreementStarted(var agreement, _, var freeTrial) ->
          new Told(
              "B3",
              agreement.key() + " is paid by the marketplace" + (freeTrial ? ", on trial" : ""));
      case AgreementStartFailed(var agreement, _) ->
          new Told("E9", "the payment of " + agreement.key() + " failed at its start");
      case AgreementCancellationPending(var agreement) ->
          new Told("E9", agreement.key() + " is being cancelled; that alone ends nothing");
      case AgreementEnded(var agreement, var reason) ->
          new Told("E9", agreement.key() + " has ended (" + reason + ")");
      case EntitlementsMayHaveChanged(var agreement) ->
          new Told("E7", agreement.key() + " may have changed: a hint that ends nothing");
      case BuyerRegistered(var agreement, _, _, _) ->
          new Told("C3", "whoever bought " + agreement.key() + " came to set up an account");
      case AgreementReplaced(var agreement, var by, var how) ->
          new Told("D5", agreement.key() + " is " + how + " by " + by.key());
      case AgreementContinued(var agreement, var how) ->
          new Told("D5", agreement.key() + " is " + how + ", and goes on in another");
      case AgreementDeprovisioned(var agreement) ->
          new Told("E9", agreement.key() + " is provided no longer, and has ended");
      case AgreementProvisioned(var agreement, _) ->
          new Told("B3", agreement.key() + " is provided and paid by the marketplace");
      case AgreementScheduled(var agreement, var startsAt, _) ->
          new Told("B3", agreement.key() + " begins " + startsAt);
      case FinalUsageWindowOpened(var agreement, var until) ->
          new Told("B3", "the last usage of " + agreement.key() + " is taken until " + until);
      case AgreementAdvised(var agreement, var resolved) ->
          new Told(
              "E9",
              "the marketplace "
                  + (resolved ? "warns no longer" : "warns")
                  + " of the buyer of "
                  + agreement.key()
                  + ": a person should look");
      case AgreementAnswered(var agreement, var state, _, _) when state == AgreementState.UNKNOWN ->
          new Told("E7", "the marketplace, asked, does not say how " + agreement.key() + " stands");
      case AgreementAnswered(var agreement, var state, _, _) ->
          new Told("E7", "the marketplace, asked, says that " + agreement.key() + " is " + state);
      case DifferenceFound(var agreement, var believed, var answered, _) ->
          new Told(
              "E7",
              "a notice of "
                  + agreement.key()
                  + " never came: it was believed to be "
                  + believed
                  + " and is "
                  + answered);
      case EntitlementsRead(var agreement, var entitlements) ->
          new Told("E7", agreement.key() + " entitles to " + entitlements.size() + " things");
      case MarketplaceEvent.Unknown(var type, _, _) -> unknown(type);
    };
  }

  private static Told words(BillingEvent event) {
    return switch (event) {
      case LinkRequested(var account, _, _, var agreement) ->
          new Told("C6", account + " asks to be linked to " + agreement.key());
      case LinkFailed(var account, _, _, var agreement, var reason) ->
          new Told(
              "C11", account + " cannot be linked to " + agreement.key() + " (" + reason + ")");
      case AccountLinked(var account, _, _, var agreement, var method) ->
          new Told(
              "C7",
              account + " is linked to " + agreement.key() + " and pays by " + method.label());
      case AccountUnlinked(var account, _, var agreement) ->
          new Told("A19", account + " is no longer linked to " + agreement.key());
      case CoverageGained(_, var subscription, _, var paidBy, var basis) ->
          new Told(basis.rule(), subscription + " is covered: paid by " + paidBy.label());
      case ChargeReassigned(_, var subscription, _, var from, var to, var basis) ->
          new Told(
              basis.rule(),
              subscription + " goes from " + from.label() + " to " + to.label() + " without a gap");
      case CoverageLost(_, var subscription, _, var reason, _, var grace, _, var basis) ->
          new Told(
              basis.rule(),
              "nobody pays for "
                  + subscription
                  + " any more ("
                  + reason
                  + "); what is stopped is kept for "
                  + grace.toDays()
                  + " days");
      case PaymentMethodCeased(var account, var method, var reason, var subscriptions) ->
          new Told(
              "B6",
              method.label()
                  + " of "
                  + account
                  + " pays no longer ("
                  + reason
                  + "); it paid for "
                  + String.join(", ", subscriptions.stream().map(Object::toString).toList()));
      case BillingEvent.ErasureDemanded(_, var subscription, var notBefore) ->
          new Told("D12", "what runs in " + subscription + " is to be erased from " + notBefore);
      case BillingEvent.Unknown(var type, _, _) -> unknown(type);
    };
  }

  static Told unknown(String type) {
    return new Told("E5", "something that this version does not know: " + type);
  }
}
