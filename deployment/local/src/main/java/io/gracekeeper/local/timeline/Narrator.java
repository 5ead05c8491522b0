package io.gracekeeper.local.timeline;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.events.BillingEvent.AccountLinked;
import io.gracekeeper.events.BillingEvent.AccountUnlinked;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.LinkFailed;
import io.gracekeeper.events.BillingEvent.LinkRequested;
import io.gracekeeper.events.BillingEvent.PaymentMethodCeased;
import io.gracekeeper.events.DeploymentId;
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
import io.gracekeeper.events.Receipt;
import io.gracekeeper.events.SubscriptionEvent;
import io.gracekeeper.events.SubscriptionEvent.DeletionWaiting;
import io.gracekeeper.events.SubscriptionEvent.DeploymentDeleted;
import io.gracekeeper.events.SubscriptionEvent.DeploymentRequested;
import io.gracekeeper.events.SubscriptionEvent.DeploymentRestored;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStarted;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStopped;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStoppedAgain;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStopping;
import io.gracekeeper.events.SubscriptionEvent.SnapshotTaken;
import io.gracekeeper.events.SubscriptionEvent.SubscriptionOpened;
import org.jspecify.annotations.Nullable;

/** Puts each event in plain words, with the number of the rule by which it came to be. */
final class Narrator {

  private Narrator() {}

  static Line tell(Envelope<? extends Event> envelope) {
    var told = words(envelope.event());
    return new Line(envelope.occurredAt(), envelope.source(), told.rule(), told.text());
  }

  private record Told(String rule, String text) {}

  private static Told words(Event event) {
    return switch (event) {
      case MarketplaceEvent of -> words(of);
      case BillingEvent of -> words(of);
      case SubscriptionEvent of -> words(of);
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

  private static Told words(SubscriptionEvent event) {
    return switch (event) {
      case SubscriptionOpened(var account, var subscription, var product, _, _) ->
          new Told("A33", account + " has opened " + subscription + " of " + product);
      case DeploymentRequested(_, var subscription, var deployment, _, var trialEndsAt) ->
          new Told(
              trialEndsAt == null ? "A33" : "C16",
              deployment
                  + " is to run in "
                  + subscription
                  + (trialEndsAt == null ? "" : ", on trial until " + trialEndsAt));
      case DeploymentStarted(_, _, var deployment, _) -> new Told("A33", deployment + " runs");
      case SnapshotTaken(_, _, var deployment, var takenAt) ->
          new Told("A7", deployment + " has a good snapshot of " + takenAt);
      case DeploymentStopping(_, _, var deployment, _, var why, var basis) ->
          new Told(basis.rule(), deployment + " is being stopped (" + why + ")");
      case DeploymentStopped(_, _, var deployment, _, _, _, var deleteAfter, var basis) ->
          new Told(
              basis.rule(),
              deployment
                  + " has stopped; it is kept until "
                  + deleteAfter
                  + ", which will not move");
      case DeploymentStoppedAgain(_, _, var deployment, var deleteAfter) ->
          new Told(
              "D6",
              deployment + " was found running and stopped again; still until " + deleteAfter);
      case DeploymentRestored(_, _, var deployment, _, var snapshot) ->
          new Told(
              "D2",
              deployment
                  + " runs again, with its data"
                  + (snapshot == null ? "" : ", as its snapshot of " + snapshot + " holds it"));
      case SubscriptionEvent.DeploymentNotRestored(
              _,
              _,
              var deployment,
              var reason,
              var since,
              _) ->
          new Told("D2", deployment + " does not come back: " + reason + " since " + since);
      case SubscriptionEvent.DeletionWarned(_, _, var deployment, _, var deletesAt, var lead, _) ->
          new Told(
              "P9",
              "warned "
                  + lead.toHours()
                  + " hours before: "
                  + deployment
                  + " will be deleted at "
                  + deletesAt);
      case SubscriptionEvent.DeletionOrdered(_, _, var deployment, var by) ->
          new Told("D11", by + " has ordered the deletion of " + deployment);
      case SubscriptionEvent.DeletionOrderWithdrawn(_, _, var deployment, var by) ->
          new Told("D11", by + " has taken back the order to delete " + deployment);
      case SubscriptionEvent.DeploymentReprieved(
              _,
              _,
              var deployment,
              var until,
              var why,
              var by) ->
          new Told("D1", by + " lets " + deployment + " run unpaid until " + until + ": " + why);
      case SubscriptionEvent.ErasureRefused(_, _, var deployment, var notice) ->
          new Told("D12", deployment + " is paid for and not erased, as " + notice + " demands");
      case SubscriptionEvent.DeploymentReleased(_, _, var deployment, _) ->
          new Told("B2", deployment + " is its customer's own again, stopped, with its data");
      case SubscriptionEvent.SnapshotsDiscarded(_, _, var deployment, _) ->
          new Told("P12", "nothing is kept of " + deployment + " any more");
      case SubscriptionEvent.HoldPlaced(var account, _, var deployment, var why, var by) ->
          new Told("D9", by + " puts " + held(account, deployment) + " on hold: " + why);
      case SubscriptionEvent.HoldLifted(var account, _, var deployment, var why, var by) ->
          new Told("D9", by + " lifts the hold on " + held(account, deployment) + ": " + why);
      case SubscriptionEvent.DeletionsFrozen(var product, var perHour) ->
          new Told(
              "D10", "deletions of " + product + " are frozen: more than " + perHour + " an hour");
      case SubscriptionEvent.DeletionsResumed(var product, var why, var by) ->
          new Told("D10", by + " lets deletions of " + product + " go on: " + why);
      case DeletionWaiting(_, _, var deployment, _, var reasons) ->
          new Told("D1", deployment + " is not deleted yet: " + String.join(", ", reasons));
      case DeploymentDeleted(_, _, var deployment, var receipt) ->
          new Told(
              receipt.basis().rule(),
              deployment
                  + " is deleted; receipt: stopped "
                  + receipt.stoppedAt()
                  + ground(receipt));
      case SubscriptionEvent.Unknown(var type, _, _) -> unknown(type);
    };
  }

  private static String ground(Receipt receipt) {
    var grace = receipt.grace();
    return grace == null
        ? ", ordered by " + receipt.orderedBy()
        : ", grace "
            + grace.toDays()
            + " days, by notice "
            + (receipt.notice() == null ? "none" : receipt.notice())
            + ", warned "
            + receipt.warnings().size()
            + " times, permit "
            + receipt.permit();
  }

  private static String held(AccountId account, @Nullable DeploymentId deployment) {
    return deployment == null ? "all of " + account : deployment.toString();
  }

  private static Told unknown(String type) {
    return new Told("E5", "something that this version does not know: " + type);
  }
}
