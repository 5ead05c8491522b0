package io.gracekeeper.billing.deployment;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.Envelope;
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
import io.gracekeeper.events.SubscriptionId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one event says of one deployment; null is what it says nothing of. Two of the same
 * deployment are merged, so that a batch is one statement and order does not matter.
 */
record Told(
    DeploymentId deployment,
    SubscriptionId subscription,
    AccountId account,
    @Nullable Request request,
    @Nullable Stand stand,
    @Nullable Instant snapshotAt) {

  /** What was asked for; it does not change. */
  record Request(String name, @Nullable Instant trialEndsAt) {}

  /** Where it stood at an instant; both last are null unless it is stopped. */
  record Stand(
      Deployment.State state,
      Instant at,
      @Nullable Instant stoppedAt,
      @Nullable Instant keptUntil) {

    static @Nullable Stand later(@Nullable Stand one, @Nullable Stand other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return one.at.isAfter(other.at) ? one : other;
    }
  }

  static Optional<Told> by(Envelope<SubscriptionEvent> envelope) {
    var at = envelope.occurredAt();
    return switch (envelope.event()) {
      case DeploymentRequested it ->
          Optional.of(
              stand(it, Deployment.State.REQUESTED, at)
                  .with(new Request(it.name(), it.trialEndsAt())));
      case DeploymentStarted it -> Optional.of(stand(it, Deployment.State.RUNNING, at));
      case DeploymentRestored it -> Optional.of(stand(it, Deployment.State.RUNNING, at));
      case DeploymentStopping it -> Optional.of(stand(it, Deployment.State.STOPPING, at));
      case DeploymentStopped it ->
          Optional.of(
              of(
                  it,
                  new Stand(Deployment.State.STOPPED, at, it.stoppedAt(), it.deleteAfter()),
                  null));
      case DeploymentDeleted it -> Optional.of(stand(it, Deployment.State.DELETED, at));
      case SubscriptionEvent.DeploymentReleased it ->
          Optional.of(stand(it, Deployment.State.RELEASED, at));
      case SnapshotTaken it -> Optional.of(of(it, null, it.takenAt()));
      case DeploymentStoppedAgain _,
          SubscriptionEvent.DeploymentNotRestored _,
          SubscriptionEvent.DeletionWarned _,
          DeletionWaiting _,
          SubscriptionEvent.DeletionOrdered _,
          SubscriptionEvent.DeletionOrderWithdrawn _,
          SubscriptionEvent.DeploymentReprieved _,
          SubscriptionEvent.ErasureRefused _,
          SubscriptionEvent.SnapshotsDiscarded _,
          SubscriptionEvent.OfHold _,
          SubscriptionEvent.OfProduct _,
          SubscriptionOpened _,
          SubscriptionEvent.Unknown _ ->
          Optional.empty();
    };
  }

  Told merge(Told other) {
    return new Told(
        deployment,
        subscription,
        account,
        request == null ? other.request : request,
        Stand.later(stand, other.stand),
        later(snapshotAt, other.snapshotAt));
  }

  private Told with(Request asked) {
    return new Told(deployment, subscription, account, asked, stand, snapshotAt);
  }

  private static Told stand(SubscriptionEvent.OfDeployment it, Deployment.State state, Instant at) {
    return of(it, new Stand(state, at, null, null), null);
  }

  private static Told of(
      SubscriptionEvent.OfDeployment it, @Nullable Stand stand, @Nullable Instant snapshotAt) {
    return new Told(it.deployment(), it.subscription(), it.account(), null, stand, snapshotAt);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
