package io.gracekeeper.billing.charge;

import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.SubscriptionEvent;
import io.gracekeeper.events.SubscriptionEvent.DeploymentDeleted;
import io.gracekeeper.events.SubscriptionEvent.SubscriptionOpened;
import io.gracekeeper.exchange.Intake;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what subscription-service opened and deleted. */
@ApplicationScoped
public class SubscriptionListener {

  private final Intake intake;
  private final Charges charges;
  private final Permits permits;
  private final Reassignment reassignment;

  @Inject
  SubscriptionListener(Intake intake, Charges charges, Permits permits, Reassignment reassignment) {
    this.intake = intake;
    this.charges = charges;
    this.permits = permits;
    this.reassignment = reassignment;
  }

  @Incoming("subscription-events")
  @Blocking
  public void take(ConsumerRecords<String, byte[]> batch) {
    intake.take(EventFamily.SUBSCRIPTION, batch, this::on);
  }

  private void on(Envelope<SubscriptionEvent> envelope) {
    switch (envelope.event()) {
      case SubscriptionOpened opened -> open(opened, envelope);
      case DeploymentDeleted deleted -> gone(deleted, envelope);
      case SubscriptionEvent.DeploymentRequested _,
          SubscriptionEvent.DeploymentStarted _,
          SubscriptionEvent.DeploymentStopping _,
          SubscriptionEvent.DeploymentStopped _,
          SubscriptionEvent.DeploymentStoppedAgain _,
          SubscriptionEvent.DeploymentRestored _,
          SubscriptionEvent.DeletionWaiting _,
          SubscriptionEvent.Unknown _ -> {
        // Nothing of them changes who pays.
      }
    }
  }

  private void open(SubscriptionOpened opened, Envelope<SubscriptionEvent> envelope) {
    var charge =
        charges
            .locked(opened.subscription())
            .orElseGet(() -> {
              var made =
                  new Charge(
                      opened.subscription(),
                      opened.account(),
                      opened.product(),
                      opened.paymentMethod());
              charges.persist(made);
              return made;
            });
    reassignment.decide(charge.account(), List.of(charge), envelope.asCause());
  }

  private void gone(DeploymentDeleted deleted, Envelope<SubscriptionEvent> envelope) {
    charges
        .locked(deleted.subscription())
        .ifPresent(charge -> {
          permits.use(deleted.receipt().permit());
          reassignment.decide(charge.account(), List.of(charge), envelope.asCause());
        });
  }
}
