package io.gracekeeper.subscriptions.deployment;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.ErasureDemanded;
import io.gracekeeper.events.BillingEvent.OfCoverage;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.SubscriptionEvent;
import io.gracekeeper.events.SubscriptionEvent.DeploymentNotRestored;
import io.gracekeeper.events.SubscriptionEvent.ErasureRefused;
import io.gracekeeper.events.SubscriptionEvent.NotRestored;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.exchange.Intake;
import io.gracekeeper.exchange.Listener;
import io.gracekeeper.policy.Schedule;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Erasure;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Released;
import io.gracekeeper.subscriptions.lifecycle.Loss;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.subscription.Subscription;
import io.gracekeeper.subscriptions.subscription.Subscriptions;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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
            .map(CoverageListener::subscription)
            .flatMap(Optional::stream)
            .collect(toUnmodifiableSet());
    if (!decided.isEmpty()) {
      var concerned = new Concerned(subscriptions.locked(decided), deployments.lockedOf(decided));
      events.forEach(envelope -> on(envelope, concerned));
    }
  }

  /** What the decisions of a batch are about, locked. */
  private record Concerned(
      Map<SubscriptionId, Subscription> subscriptions,
      Map<SubscriptionId, List<Deployment>> deployments) {

    Optional<Subscription> known(SubscriptionId id) {
      var subscription = Optional.ofNullable(subscriptions.get(id));
      if (subscription.isEmpty()) {
        LOG.errorf("Billing decided about a subscription that is not here subscription=%s", id);
      }
      return subscription;
    }

    List<Deployment> of(Subscription subscription) {
      return deployments.getOrDefault(subscription.id(), List.of());
    }
  }

  private void on(Envelope<BillingEvent> envelope, Concerned concerned) {
    switch (envelope.event()) {
      case ChargeReassigned decided ->
          hear(decided, new Coverage.Covered(), envelope.asCause(), concerned);
      case CoverageGained decided ->
          hear(decided, new Coverage.Covered(), envelope.asCause(), concerned);
      case CoverageLost decided ->
          hear(
              decided,
              new Coverage.Lost(loss(decided, envelope), null),
              envelope.asCause(),
              concerned);
      case ErasureDemanded demanded -> erase(demanded, envelope, concerned);
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
    var subscription = concerned.known(decided.subscription());
    if (subscription.isEmpty()) {
      return;
    }
    var before = subscription.get().coverage();
    if (subscription.get().hear(decided.coverageRevision(), word)) {
      for (var deployment : concerned.of(subscription.get())) {
        course.follow(deployment, subscription.get().coverage(), cause);
        if (before instanceof Coverage.Lost && word instanceof Coverage.Covered) {
          tooLate(deployment).ifPresent(event -> course.tell(cause, event));
        }
      }
    }
  }

  /** A demand to erase what somebody pays for is refused, and an operator told (D12). */
  private void erase(
      ErasureDemanded demanded, Envelope<BillingEvent> envelope, Concerned concerned) {
    var cause = envelope.asCause();
    var notice = cause.notice() == null ? cause.id() : cause.notice();
    var erasure = new Erasure(notice, envelope.occurredAt(), demanded.notBefore());
    concerned
        .known(demanded.subscription())
        .ifPresent(subscription -> {
          var obeyed = subscription.demandErasure(erasure);
          for (var deployment : concerned.of(subscription)) {
            if (obeyed) {
              course.follow(deployment, subscription.coverage(), cause);
            } else {
              LOG.errorf(
                  "A demand to erase is refused, for it is paid for deployment=%s notice=%s",
                  deployment.id(), notice);
              course.tell(
                  cause,
                  new ErasureRefused(
                      deployment.account(), deployment.subscription(), deployment.id(), notice));
            }
          }
        });
  }

  /** Whoever comes back too late is told so. */
  private static Optional<SubscriptionEvent> tooLate(Deployment it) {
    return switch (it.lifecycle()) {
      case Deleted(_, _, var deletedAt, var keptUntil) ->
          Optional.of(notRestored(it, NotRestored.DELETED, deletedAt, keptUntil));
      case Released(_, var releasedAt) ->
          Optional.of(notRestored(it, NotRestored.RELEASED, releasedAt, null));
      case Stopped _, Lifecycle.Alive _, Lifecycle.Snapshotting _, Lifecycle.Deleting _ ->
          Optional.empty();
    };
  }

  private static DeploymentNotRestored notRestored(
      Deployment it, NotRestored reason, Instant since, @Nullable Instant keptUntil) {
    return new DeploymentNotRestored(
        it.account(), it.subscription(), it.id(), reason, since, keptUntil);
  }

  private static Optional<SubscriptionId> subscription(BillingEvent event) {
    return switch (event) {
      case OfCoverage decided -> Optional.of(decided.subscription());
      case ErasureDemanded demanded -> Optional.of(demanded.subscription());
      case BillingEvent.LinkRequested _,
          BillingEvent.LinkFailed _,
          BillingEvent.AccountLinked _,
          BillingEvent.AccountUnlinked _,
          BillingEvent.PaymentMethodCeased _,
          BillingEvent.Unknown _ ->
          Optional.empty();
    };
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
