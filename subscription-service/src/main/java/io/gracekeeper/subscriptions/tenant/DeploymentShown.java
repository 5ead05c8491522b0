package io.gracekeeper.subscriptions.tenant;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.Receipt;
import io.gracekeeper.events.StopReason;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.deployment.Receipts;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.NextStep;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as it stands, and what will happen to it at which instant (D7).
 *
 * @param cloudAccount the customer's own cloud account where it is hosted; null: one of the vendor
 * @param scale how large it was when it was started or stopped last, in the platform's words
 * @param reprievedUntil until when it runs unpaid, because an operator lets it
 * @param deleteAfter the deadline, before which it is not deleted; null unless it is stopped
 * @param deletesAt when it is deleted if nothing changes: the deadline, or later if a warning was
 *     late; null unless it is stopped
 * @param snapshotAt the instant whose data its snapshot holds; null if it has none since its stop
 * @param nextStep what is done next by itself; null if nothing is
 * @param waitingFor why it is kept after its deadline; null unless something refuses
 * @param trouble why the next step fails, and is tried again; null unless it does
 */
@Schema(name = "Deployment")
public record DeploymentShown(
    DeploymentId id,
    SubscriptionId subscription,
    AccountId account,
    String name,
    Deployment.State state,
    @Nullable DeploymentUid uid,
    @Nullable String cloudAccount,
    @Nullable String scale,
    @Nullable Instant trialEndsAt,
    @Nullable Instant reprievedUntil,
    @Nullable StopReason why,
    @Nullable Instant stoppedAt,
    @Nullable Instant deleteAfter,
    @Nullable Instant deletesAt,
    @Nullable Instant snapshotAt,
    @Nullable Next nextStep,
    @Nullable String waitingFor,
    @Nullable Instant waitingSince,
    @Nullable String trouble,
    @Nullable Instant failingSince,
    @Nullable Receipt receipt) {

  /** What is next, and when. */
  @Schema(name = "NextStep")
  public record Next(NextStep.Kind step, Instant at) {}

  /** A deployment as callers see it. */
  public static DeploymentShown of(Deployment it) {
    var state = it.lifecycle();
    var kept = keptIn(state);
    var next = it.nextStep();
    return new DeploymentShown(
        it.id(),
        it.subscription(),
        it.account(),
        it.name(),
        it.state(),
        it.uid(),
        it.cloudAccount(),
        it.scale(),
        it.trialEndsAt(),
        it.reprievedUntil(),
        why(state, kept),
        kept == null ? null : kept.stoppedAt(),
        kept == null ? null : kept.deleteAfter(),
        kept == null ? null : kept.deletesAt(),
        kept == null || kept.snapshot() == null ? null : kept.snapshot().takenAt(),
        next == null ? null : new Next(next.kind(), next.at()),
        it.waitingFor(),
        it.waitingSince(),
        it.trouble(),
        it.failingSince(),
        Receipts.of(it, state).orElse(null));
  }

  private static @Nullable StopReason why(Lifecycle state, @Nullable Stopped kept) {
    if (state instanceof Lifecycle.Stopping(var ground, _)) {
      return ground.why();
    }
    return kept == null ? null : kept.ground().why();
  }

  private static @Nullable Stopped keptIn(Lifecycle state) {
    return switch (state) {
      case Stopped stopped -> stopped;
      case Lifecycle.Ending ending -> ending.stopped();
      case Lifecycle.Alive _ -> null;
    };
  }
}
