package io.gracekeeper.subscriptions.deployment;

import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.OfCoverage;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.exchange.Intake;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Loss;
import io.gracekeeper.subscriptions.subscription.Subscriptions;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears who pays, after billing's {@code Reassignment} and before the sweep. */
@ApplicationScoped
public class CoverageListener {

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
    intake.take(EventFamily.BILLING, batch, this::on);
  }

  private void on(Envelope<BillingEvent> envelope) {
    switch (envelope.event()) {
      case ChargeReassigned reassigned -> hear(reassigned, new Coverage.Covered(), envelope);
      case CoverageGained gained -> hear(gained, new Coverage.Covered(), envelope);
      case CoverageLost lost -> hear(lost, new Coverage.Lost(loss(lost, envelope)), envelope);
      case BillingEvent.AccountLinked _, BillingEvent.AccountUnlinked _, BillingEvent.Unknown _ -> {
        // Nothing of them changes what runs.
      }
    }
  }

  private void hear(OfCoverage decided, Coverage word, Envelope<BillingEvent> envelope) {
    var subscription = subscriptions.locked(decided.subscription()).orElse(null);
    if (subscription == null) {
      LOG.errorf(
          "Billing decided about a subscription that is not here subscription=%s",
          decided.subscription());
      return;
    }
    if (subscription.hear(decided.coverageRevision(), word)) {
      for (var deployment : deployments.lockedOf(subscription.id())) {
        course.follow(deployment, word, envelope.asCause());
      }
    }
  }

  private static Loss loss(CoverageLost lost, Envelope<BillingEvent> envelope) {
    return new Loss(
        lost.coverageRevision(),
        envelope.occurredAt(),
        lost.grace(),
        lost.trialsRunOn(),
        envelope.cause().notice(),
        lost.basis().rule(),
        lost.basis().policyHash());
  }
}
