package io.gracekeeper.subscriptions.deployment;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.OfCoverage;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.exchange.Intake;
import io.gracekeeper.exchange.Listener;
import io.gracekeeper.policy.Schedule;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Loss;
import io.gracekeeper.subscriptions.subscription.Subscription;
import io.gracekeeper.subscriptions.subscription.Subscriptions;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears who pays, after billing's {@code Reassignment} and before the sweep. */
@ApplicationScoped
public class CoverageListener implements Listener<BillingEvent> {

  private static final Logger LOG = Logger.getLogger(CoverageListener.class);

  private final Intake intake;
  private final Subscriptions subscriptions;
  private final Deployments deployments;
  private final Course course;

  @Inject
  CoverageListener(
      Intake intake, Subscriptions subscriptions, Deployments deployments, Course course) {
    this.intake = intake;
    this.subscriptions = subscriptions;
    this.deployments = deployments;
    this.course = course;
  }

  @Incoming("billing-events")
  @Blocking
  public void take(ConsumerRecords<String, byte[]> batch) {
    intake.take(this, batch);
  }

  @Override
  public EventFamily<BillingEvent> hears() {
    return EventFamily.BILLING;
  }

  @Override
  public void on(List<Envelope<BillingEvent>> events) {
    var decided =
        events.stream()
            .map(Envelope::event)
            .filter(OfCoverage.class::isInstance)
            .map(event -> ((OfCoverage) event).subscription())
            .collect(toUnmodifiableSet());
    if (!decided.isEmpty()) {
      var concerned = new Concerned(subscriptions.locked(decided), deployments.lockedOf(decided));
      events.forEach(envelope -> on(envelope, concerned));
    }
  }

  /** What the decisions of a batch are about, locked. */
  private record Concerned(
      Map<SubscriptionId, Subscription> subscriptions,
      Map<SubscriptionId, List<Deployment>> deployments) {}

  private void on(Envelope<BillingEvent> envelope, Concerned concerned) {
    switch (envelope.event()) {
      case ChargeReassigned decided ->
          hear(decided, new Coverage.Covered(), envelope.asCause(), concerned);
      case CoverageGained decided ->
          hear(decided, new Coverage.Covered(), envelope.asCause(), concerned);
      case CoverageLost decided ->
          hear(decided, new Coverage.Lost(loss(decided, envelope)), envelope.asCause(), concerned);
      case BillingEvent.LinkRequested _,
          BillingEvent.LinkFailed _,
          BillingEvent.AccountLinked _,
          BillingEvent.AccountUnlinked _,
          BillingEvent.PaymentMethodCeased _,
          BillingEvent.Unknown _ -> {
        // Nothing of them changes what runs.
      }
    }
  }

  private void hear(OfCoverage decided, Coverage word, Cause cause, Concerned concerned) {
    var subscription = concerned.subscriptions().get(decided.subscription());
    if (subscription == null) {
      LOG.errorf(
          "Billing decided about a subscription that is not here subscription=%s",
          decided.subscription());
      return;
    }
    if (subscription.hear(decided.coverageRevision(), word)) {
      for (var deployment : concerned.deployments().getOrDefault(subscription.id(), List.of())) {
        course.follow(deployment, word, cause);
      }
    }
  }

  private static Loss loss(CoverageLost lost, Envelope<BillingEvent> envelope) {
    return new Loss(
        lost.coverageRevision(),
        envelope.occurredAt(),
        new Schedule(lost.grace(), lost.trialsRunOn()),
        envelope.cause().notice(),
        lost.basis().rule(),
        lost.basis().policyHash());
  }
}
