package io.gracekeeper.billing.charge;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.gracekeeper.billing.deployment.Deployments;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.SubscriptionEvent;
import io.gracekeeper.events.SubscriptionEvent.DeploymentDeleted;
import io.gracekeeper.events.SubscriptionEvent.OfSubscription;
import io.gracekeeper.events.SubscriptionEvent.SubscriptionOpened;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.exchange.Intake;
import io.gracekeeper.exchange.Listener;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears from subscription-service what was opened, what runs and what is gone. */
@ApplicationScoped
public class SubscriptionListener implements Listener<SubscriptionEvent> {

  private final Intake intake;
  private final Charges charges;
  private final Permits permits;
  private final Reassignment reassignment;
  private final Deployments deployments;

  @Inject
  SubscriptionListener(
      Intake intake,
      Charges charges,
      Permits permits,
      Reassignment reassignment,
      Deployments deployments) {
    this.intake = intake;
    this.deployments = deployments;
    this.charges = charges;
    this.permits = permits;
    this.reassignment = reassignment;
  }

  @Incoming("subscription-events")
  @Blocking
  public void take(ConsumerRecords<String, byte[]> batch) {
    intake.take(this, batch);
  }

  @Override
  public EventFamily<SubscriptionEvent> hears() {
    return EventFamily.SUBSCRIPTION;
  }

  @Override
  public void on(List<Envelope<SubscriptionEvent>> events) {
    deployments.hear(events);
    var deciding =
        events.stream()
            .map(Envelope::event)
            .filter(it -> it instanceof SubscriptionOpened || it instanceof DeploymentDeleted)
            .map(OfSubscription.class::cast)
            .toList();
    if (!deciding.isEmpty()) {
      permits.use(deciding.stream().flatMap(SubscriptionListener::permit).toList());
      var concerned = concerned(deciding);
      events.forEach(envelope -> on(envelope, concerned));
      charges.persist(concerned.made());
    }
  }

  /**
   * What a batch is about: its charges, locked; what their accounts have to pay with; and the new
   * charges, to be written together once they are decided. One by one, between the rows of their
   * decisions, each would be a statement of its own, and an update besides.
   */
  private record Concerned(
      Map<SubscriptionId, Charge> charges, Map<AccountId, Wallet> wallets, List<Charge> made) {}

  private Concerned concerned(List<OfSubscription> events) {
    var subscriptions =
        events.stream().map(OfSubscription::subscription).collect(toUnmodifiableSet());
    var accounts = events.stream().map(OfSubscription::account).collect(toUnmodifiableSet());
    return new Concerned(
        charges.locked(subscriptions), reassignment.wallets(accounts), new ArrayList<>());
  }

  private void on(Envelope<SubscriptionEvent> envelope, Concerned concerned) {
    switch (envelope.event()) {
      case SubscriptionOpened opened -> open(opened, envelope.asCause(), concerned);
      case DeploymentDeleted deleted -> gone(deleted, envelope.asCause(), concerned);
      case SubscriptionEvent.DeploymentRequested _,
          SubscriptionEvent.DeploymentStarted _,
          SubscriptionEvent.SnapshotTaken _,
          SubscriptionEvent.DeploymentStopping _,
          SubscriptionEvent.DeploymentStopped _,
          SubscriptionEvent.DeploymentStoppedAgain _,
          SubscriptionEvent.DeploymentRestored _,
          SubscriptionEvent.DeploymentNotRestored _,
          SubscriptionEvent.DeploymentReleased _,
          SubscriptionEvent.DeletionWarned _,
          SubscriptionEvent.DeletionWaiting _,
          SubscriptionEvent.DeletionOrdered _,
          SubscriptionEvent.DeletionOrderWithdrawn _,
          SubscriptionEvent.DeploymentReprieved _,
          SubscriptionEvent.ErasureRefused _,
          SubscriptionEvent.SnapshotsDiscarded _,
          SubscriptionEvent.OfHold _,
          SubscriptionEvent.OfProduct _,
          SubscriptionEvent.Unknown _ -> {
        // Nothing of them changes who pays.
      }
    }
  }

  private void open(SubscriptionOpened opened, Cause cause, Concerned concerned) {
    var charge =
        concerned.charges().computeIfAbsent(opened.subscription(), _ -> made(opened, concerned));
    reassignment.decide(charge, wallet(opened, concerned), cause);
  }

  private static Charge made(SubscriptionOpened opened, Concerned concerned) {
    var charge =
        new Charge(
            opened.subscription(),
            opened.account(),
            opened.product(),
            opened.plan(),
            opened.paymentMethod());
    concerned.made().add(charge);
    return charge;
  }

  /** Used before anything is decided: what is gone holds no coverage back. */
  private static Stream<String> permit(OfSubscription event) {
    return event instanceof DeploymentDeleted deleted
        ? Stream.ofNullable(deleted.receipt().permit())
        : Stream.empty();
  }

  private void gone(DeploymentDeleted deleted, Cause cause, Concerned concerned) {
    var charge = concerned.charges().get(deleted.subscription());
    if (charge != null) {
      reassignment.decide(charge, wallet(deleted, concerned), cause);
    }
  }

  private static Wallet wallet(OfSubscription event, Concerned concerned) {
    return concerned.wallets().getOrDefault(event.account(), Wallet.EMPTY);
  }
}
