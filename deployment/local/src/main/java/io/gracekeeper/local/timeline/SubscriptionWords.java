package io.gracekeeper.local.timeline;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
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
import io.gracekeeper.local.timeline.Narrator.Told;
import org.jspecify.annotations.Nullable;

/** What subscription-service tells, in words. */
final class SubscriptionWords {

  private SubscriptionWords() {}

  static Told of(SubscriptionEvent event) {
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
      case SubscriptionEvent.Unknown(var type, _, _) -> Narrator.unknown(type);
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
}
