package io.gracekeeper.subscriptions.deployment;

import io.gracekeeper.events.SubscriptionEvent;
import io.gracekeeper.events.SubscriptionEvent.DeploymentDeleted;
import io.gracekeeper.events.SubscriptionEvent.DeploymentReleased;
import io.gracekeeper.events.SubscriptionEvent.DeploymentRestored;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStarted;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStopped;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStopping;
import io.gracekeeper.events.SubscriptionEvent.SnapshotTaken;
import io.gracekeeper.events.SubscriptionEvent.SnapshotsDiscarded;
import io.gracekeeper.subscriptions.lifecycle.Ground;
import io.gracekeeper.subscriptions.lifecycle.Ground.Unpaid;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Released;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Requested;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Running;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Snapshotting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Starting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What everybody is told when a deployment has moved. */
final class Announcement {

  private Announcement() {}

  /** Empty: the move concerns nobody else. */
  static Optional<SubscriptionEvent> of(Deployment it, Lifecycle before, Lifecycle next) {
    return switch (next) {
      case Requested _, Starting _, Restoring _, Snapshotting _, Deleting _ -> Optional.empty();
      case Running _ -> running(it, before);
      case Stopping(var ground, _) -> Optional.of(stopping(it, ground));
      case Stopped stopped ->
          switch (before) {
            case Stopping _ -> Optional.of(stopped(it, stopped));
            case Snapshotting(_, _, var since, _) ->
                stopped.snapshot() == null
                    ? Optional.empty()
                    : Optional.of(
                        new SnapshotTaken(it.account(), it.subscription(), it.id(), since));
            case Stopped _,
                Requested _,
                Starting _,
                Running _,
                Restoring _,
                Deleting _,
                Deleted _,
                Released _ ->
                Optional.empty();
          };
      case Deleted _ when before instanceof Deleted -> discarded(it, before, next);
      case Deleted _ ->
          Receipts.of(it, next)
              .map(receipt ->
                  new DeploymentDeleted(it.account(), it.subscription(), it.id(), receipt));
      case Released _ ->
          Optional.ofNullable(it.uid())
              .map(uid -> new DeploymentReleased(it.account(), it.subscription(), it.id(), uid));
    };
  }

  private static Optional<SubscriptionEvent> running(Deployment it, Lifecycle before) {
    return Optional.ofNullable(it.uid())
        .map(uid ->
            before instanceof Restoring(var snapshot)
                ? new DeploymentRestored(
                    it.account(),
                    it.subscription(),
                    it.id(),
                    uid,
                    snapshot == null ? null : snapshot.takenAt())
                : new DeploymentStarted(it.account(), it.subscription(), it.id(), uid));
  }

  private static DeploymentStopping stopping(Deployment it, Ground ground) {
    return new DeploymentStopping(
        it.account(),
        it.subscription(),
        it.id(),
        revision(ground),
        ground.why(),
        Receipts.basis(it, Receipts.ruleOfStop(ground), ground));
  }

  private static DeploymentStopped stopped(Deployment it, Stopped stopped) {
    return new DeploymentStopped(
        it.account(),
        it.subscription(),
        it.id(),
        revision(stopped.ground()),
        stopped.ground().why(),
        stopped.stoppedAt(),
        stopped.deleteAfter(),
        Receipts.basis(it, Receipts.ruleOfStop(stopped.ground()), stopped.ground()));
  }

  private static Optional<SubscriptionEvent> discarded(
      Deployment it, Lifecycle before, Lifecycle next) {
    return Optional.ofNullable(it.uid())
        .filter(_ ->
            ((Deleted) before).snapshotKeptUntil() != null
                && ((Deleted) next).snapshotKeptUntil() == null)
        .map(uid -> new SnapshotsDiscarded(it.account(), it.subscription(), it.id(), uid));
  }

  private static @Nullable Long revision(Ground ground) {
    return ground instanceof Unpaid(_, var loss) ? loss.revision() : null;
  }
}
