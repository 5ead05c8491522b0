package io.gracekeeper.subscriptions.deployment;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.Basis;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Receipt;
import io.gracekeeper.events.StopReason;
import io.gracekeeper.events.SubscriptionEvent;
import io.gracekeeper.exchange.Outbox;
import io.gracekeeper.subscriptions.lifecycle.Call;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Requested;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Running;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Starting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopped;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import io.gracekeeper.subscriptions.lifecycle.Loss;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves deployments along their lifecycle: writes where they stand now, when their next step is,
 * and tells everybody, all in the caller's transaction and under the deployment's lock.
 */
@ApplicationScoped
public class Course {

  private static final String SOURCE = "subscription-service";

  private final Outbox outbox;
  private final Event<StepDue> due;
  private final Clock clock;

  @Inject
  Course(Outbox outbox, Event<StepDue> due, @BusinessTime Clock clock) {
    this.outbox = outbox;
    this.due = due;
    this.clock = clock;
  }

  /** Who pays has changed, or time went by. */
  public void follow(Deployment deployment, Coverage coverage, Cause cause) {
    var call = Call.of(coverage, deployment.trialEndsAt(), clock.instant());
    move(deployment, deployment.lifecycle().called(call), cause);
  }

  /** Moves to a state; the one where it stands already changes nothing. */
  public void move(Deployment deployment, Lifecycle next, Cause cause) {
    var before = deployment.lifecycle();
    if (next.equals(before)) {
      return;
    }
    deployment.become(next, nextStep(deployment, next, clock.instant()));
    due.fire(new StepDue(deployment.id()));
    told(deployment, before, next).ifPresent(event -> tell(cause, event));
  }

  /** Nothing to do now: the next step is when time itself calls, if it does. */
  public void rest(Deployment deployment) {
    deployment.lookAgainAt(nextStep(deployment, deployment.lifecycle(), clock.instant()));
  }

  /** It was found running although it is stopped, and was stopped again (D6). */
  public void stoppedAgain(Deployment deployment, Stopped stopped, Cause cause) {
    tell(
        cause,
        new SubscriptionEvent.DeploymentStoppedAgain(
            deployment.account(),
            deployment.subscription(),
            deployment.id(),
            stopped.deleteAfter()));
  }

  /** Its deadline is over and something refuses; told whenever the reasons change. */
  public void waiting(
      Deployment deployment, Stopped stopped, List<String> reasons, Instant nextTry, Cause cause) {
    var all = String.join("; ", reasons);
    if (!all.equals(deployment.waitingFor())) {
      tell(
          cause,
          new SubscriptionEvent.DeletionWaiting(
              deployment.account(),
              deployment.subscription(),
              deployment.id(),
              stopped.deleteAfter(),
              reasons));
    }
    deployment.waitFor(all, nextTry);
  }

  private void tell(Cause cause, SubscriptionEvent event) {
    outbox.publish(Envelope.of(SOURCE, cause, clock.instant(), event));
  }

  /** At once where the platform is to be told something; else when time itself will call. */
  private static @Nullable Instant nextStep(Deployment deployment, Lifecycle next, Instant now) {
    return switch (next) {
      case Requested _, Deleted _ -> null;
      case Starting _, Stopping _, Stopped _, Restoring _, Deleting _ -> now;
      case Running _ -> laterThan(now, deployment.trialEndsAt());
    };
  }

  private static @Nullable Instant laterThan(Instant now, @Nullable Instant trialEndsAt) {
    return trialEndsAt != null && trialEndsAt.isAfter(now) ? trialEndsAt : null;
  }

  private static Optional<SubscriptionEvent> told(Deployment it, Lifecycle before, Lifecycle next) {
    var account = it.account();
    var subscription = it.subscription();
    var id = it.id();
    return switch (next) {
      case Requested _, Starting _, Restoring _, Deleting _ -> Optional.empty();
      case Running _ ->
          Optional.ofNullable(it.uid())
              .map(uid ->
                  before instanceof Restoring
                      ? new SubscriptionEvent.DeploymentRestored(account, subscription, id, uid)
                      : new SubscriptionEvent.DeploymentStarted(account, subscription, id, uid));
      case Stopping(var why, var loss) ->
          Optional.of(
              new SubscriptionEvent.DeploymentStopping(
                  account, subscription, id, loss.revision(), why, basis(it, ruleOf(why), loss)));
      case Stopped(var why, var loss, var stoppedAt, var deleteAfter) ->
          before instanceof Deleting
              ? Optional.empty()
              : Optional.of(
                  new SubscriptionEvent.DeploymentStopped(
                      account,
                      subscription,
                      id,
                      loss.revision(),
                      why,
                      stoppedAt,
                      deleteAfter,
                      basis(it, ruleOf(why), loss)));
      case Deleted deleted ->
          receipt(it, deleted)
              .map(receipt ->
                  new SubscriptionEvent.DeploymentDeleted(account, subscription, id, receipt));
    };
  }

  /** What is shown after a deletion (D8); empty before one. */
  static Optional<Receipt> receipt(Deployment it, Lifecycle state) {
    var uid = it.uid();
    if (!(state instanceof Deleted(var stopped, var permit, var deletedAt)) || uid == null) {
      return Optional.empty();
    }
    var loss = stopped.loss();
    return Optional.of(
        new Receipt(
            uid,
            stopped.why(),
            loss.notice(),
            loss.revision(),
            stopped.stoppedAt(),
            loss.schedule().grace(),
            stopped.deleteAfter(),
            deletedAt,
            permit,
            basis(it, "C17", loss)));
  }

  private static String ruleOf(StopReason why) {
    return switch (why) {
      case UNCOVERED -> "C15";
      case TRIAL_ENDED -> "C16";
    };
  }

  private static Basis basis(Deployment it, String rule, Loss loss) {
    return new Basis(it.product(), rule, loss.policyHash());
  }
}
