package io.gracekeeper.subscriptions.deployment;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.SubscriptionEvent;
import io.gracekeeper.exchange.Outbox;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy;
import io.gracekeeper.policy.ProductPolicy.Stated;
import io.gracekeeper.subscriptions.lifecycle.Call;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Snapshotting;
import io.gracekeeper.subscriptions.lifecycle.NextStep;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.warning.Warning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Moves deployments along their lifecycle: writes where they stand now, what their next step is and
 * when, and tells everybody, all in the caller's transaction and under the deployment's lock.
 */
@ApplicationScoped
public class Course {

  private static final Logger LOG = Logger.getLogger(Course.class);
  private static final String SOURCE = "subscription-service";

  private final Outbox outbox;
  private final Event<StepDue> due;
  private final Policies policies;
  private final Pace pace;
  private final Clock clock;

  @Inject
  Course(
      Outbox outbox, Event<StepDue> due, Policies policies, Pace pace, @BusinessTime Clock clock) {
    this.outbox = outbox;
    this.due = due;
    this.policies = policies;
    this.pace = pace;
    this.clock = clock;
  }

  /** What is called for now, given who pays. */
  public Call call(Deployment deployment, Coverage coverage) {
    return Call.of(
        coverage, deployment.trialEndsAt(), deployment.reprievedUntil(), clock.instant());
  }

  /** Who pays has changed, or time went by. */
  public void follow(Deployment deployment, Coverage coverage, Cause cause) {
    move(deployment, deployment.lifecycle().called(call(deployment, coverage)), cause);
  }

  /** Moves to a state; the one where it stands already changes nothing. */
  public void move(Deployment deployment, Lifecycle next, Cause cause) {
    var before = deployment.lifecycle();
    if (next.equals(before)) {
      return;
    }
    deployment.become(next, nextStep(deployment, next), clock.instant());
    due.fire(new StepDue(deployment.id()));
    Announcement.of(deployment, before, next).ifPresent(event -> tell(cause, event));
  }

  /** Goes a step further in the same state, which concerns nobody else. */
  public void goOn(Deployment deployment, Snapshotting next) {
    deployment.goOn(next, clock.instant());
    due.fire(new StepDue(deployment.id()));
  }

  /** Nothing of it was seen to run. */
  public Lifecycle seenStopped(Deployment deployment, Lifecycle before) {
    return before.seenStopped(clock.instant(), leads(deployment));
  }

  /** Nothing changed: the next step is when time itself calls, if it does. */
  public void rest(Deployment deployment) {
    deployment.isWell();
    deployment.plan(nextStep(deployment, deployment.lifecycle()));
  }

  /** Its next warning is due (P9): told, and counted from now. */
  public void warn(Deployment deployment, Stopped stopped, Warning warning, Cause cause) {
    var warned = stopped.warned(clock.instant());
    LOG.infof(
        "A deletion is announced deployment=%s account=%s deletesAt=%s lead=%s",
        deployment.id(), deployment.account(), warned.deletesAt(), warning.lead());
    move(deployment, warned, cause);
    tell(
        cause,
        new SubscriptionEvent.DeletionWarned(
            deployment.account(),
            deployment.subscription(),
            deployment.id(),
            warned.due(),
            warned.deletesAt(),
            warning.lead(),
            requiresSnapshot(deployment)));
  }

  /** It was found running although it is stopped, and was stopped again (D6). */
  public void stoppedAgain(Deployment deployment, Stopped stopped, Cause cause) {
    move(deployment, stopped.ranAgain(), cause);
    tell(
        cause,
        new SubscriptionEvent.DeploymentStoppedAgain(
            deployment.account(),
            deployment.subscription(),
            deployment.id(),
            stopped.deleteAfter()));
    deployment.plan(
        Optional.of(new NextStep(NextStep.Kind.LOOK, clock.instant().plus(pace.lookAgainAfter()))));
  }

  /** Whoever stops is to look at it at once. */
  public void lookNow(Deployment deployment) {
    deployment.plan(Optional.of(new NextStep(NextStep.Kind.LOOK, clock.instant())));
    due.fire(new StepDue(deployment.id()));
  }

  /** Its time is over and something refuses; told whenever the reasons change. */
  public void waiting(Deployment deployment, Stopped stopped, List<String> reasons, Cause cause) {
    var all = String.join("; ", reasons);
    if (!all.equals(deployment.waitingFor())) {
      tell(
          cause,
          new SubscriptionEvent.DeletionWaiting(
              deployment.account(),
              deployment.subscription(),
              deployment.id(),
              stopped.due(),
              reasons));
    }
    var now = clock.instant();
    var pause = Pace.growing(pace.judgeAgainAfter(), deployment.attempts(), pace.atMost());
    deployment.isWell();
    deployment.waitFor(all, now, now.plus(pause));
  }

  /** Tells of it, with the caller's transaction. */
  public void tell(Cause cause, SubscriptionEvent event) {
    outbox.publish(Envelope.of(SOURCE, cause, clock.instant(), event));
  }

  private Optional<NextStep> nextStep(Deployment deployment, Lifecycle next) {
    var terms =
        new NextStep.Terms(
            deployment.trialEndsAt(),
            deployment.reprievedUntil(),
            requiresSnapshot(deployment),
            deployment.cloudAccount() != null,
            pace.keepStoppedEvery(),
            pace.snapshotBefore());
    return NextStep.of(next, terms, clock.instant());
  }

  private boolean requiresSnapshot(Deployment deployment) {
    return policy(deployment).map(ProductPolicy::snapshotBeforeDeletion).orElse(true);
  }

  /** Without a policy there are none, and then no key turns. */
  private List<Duration> leads(Deployment deployment) {
    return policy(deployment).map(ProductPolicy::alertsBeforeDeletion).orElse(List.of());
  }

  private Optional<ProductPolicy> policy(Deployment deployment) {
    return policies.of(deployment.product()).map(Stated::policy);
  }
}
