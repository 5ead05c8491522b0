package io.gracekeeper.subscriptions.deployment;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.Receipt;
import io.gracekeeper.events.StopReason;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as it stands.
 *
 * @param deleteAfter the instant before which it is not deleted; null unless it is stopped
 * @param waitingFor why it is kept after that; null unless something refuses
 */
@Schema(name = "Deployment")
public record DeploymentShown(
    DeploymentId id,
    SubscriptionId subscription,
    AccountId account,
    String name,
    Deployment.State state,
    @Nullable DeploymentUid uid,
    @Nullable Instant trialEndsAt,
    @Nullable StopReason why,
    @Nullable Instant stoppedAt,
    @Nullable Instant deleteAfter,
    @Nullable String waitingFor,
    @Nullable Receipt receipt) {

  /** A deployment as callers see it. */
  public static DeploymentShown of(Deployment it) {
    var state = it.lifecycle();
    var kept = keptIn(state);
    return new DeploymentShown(
        it.id(),
        it.subscription(),
        it.account(),
        it.name(),
        it.state(),
        it.uid(),
        it.trialEndsAt(),
        state instanceof Lifecycle.Stopping stopping
            ? stopping.why()
            : kept == null ? null : kept.why(),
        kept == null ? null : kept.stoppedAt(),
        kept == null ? null : kept.deleteAfter(),
        it.waitingFor(),
        Course.receipt(it, state).orElse(null));
  }

  private static Lifecycle.@Nullable Stopped keptIn(Lifecycle state) {
    return switch (state) {
      case Lifecycle.Stopped stopped -> stopped;
      case Lifecycle.Deleting deleting -> deleting.stopped();
      case Lifecycle.Deleted deleted -> deleted.stopped();
      case Lifecycle.Requested _,
          Lifecycle.Starting _,
          Lifecycle.Running _,
          Lifecycle.Stopping _,
          Lifecycle.Restoring _ ->
          null;
    };
  }
}
