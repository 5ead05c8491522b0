package io.gracekeeper.billing.marketplace;

import io.gracekeeper.billing.agreement.AgreementFacts;
import io.gracekeeper.billing.agreement.Agreements;
import io.gracekeeper.billing.agreement.Dated;
import io.gracekeeper.billing.agreement.Replacement;
import io.gracekeeper.billing.link.FollowUps;
import io.gracekeeper.billing.registration.Registrations;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.exchange.Intake;
import io.gracekeeper.exchange.Listener;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Hears what the marketplaces told, after {@code marketplace-adapter}. What changes an agreement is
 * noted for its links, and {@code Following} goes on from there.
 */
@ApplicationScoped
public class MarketplaceListener implements Listener<MarketplaceEvent> {

  private final Intake intake;
  private final Agreements agreements;
  private final Registrations registrations;
  private final FollowUps followUps;

  @Inject
  MarketplaceListener(
      Intake intake, Agreements agreements, Registrations registrations, FollowUps followUps) {
    this.intake = intake;
    this.agreements = agreements;
    this.registrations = registrations;
    this.followUps = followUps;
  }

  @Incoming("marketplace-events")
  @Blocking
  public void take(ConsumerRecords<String, byte[]> batch) {
    intake.take(this, batch);
  }

  @Override
  public EventFamily<MarketplaceEvent> hears() {
    return EventFamily.MARKETPLACE;
  }

  @Override
  public void on(List<Envelope<MarketplaceEvent>> events) {
    events.forEach(this::on);
  }

  private void on(Envelope<MarketplaceEvent> envelope) {
    var told = told(envelope);
    switch (envelope.event()) {
      case MarketplaceEvent.AgreementStarted(var names, _, _) ->
          merge(names, AgreementFacts.start(told), envelope);
      case MarketplaceEvent.AgreementStartFailed(var names, _) ->
          merge(names, AgreementFacts.failedStart(told), envelope);
      case MarketplaceEvent.AgreementCancellationPending(var names) ->
          merge(names, AgreementFacts.pendingCancel(told), envelope);
      case MarketplaceEvent.AgreementEnded(var names, _) ->
          merge(names, AgreementFacts.end(told), envelope);
      case MarketplaceEvent.AgreementReplaced(var names, var by, _) ->
          merge(names, replacement(names, by, told), envelope);
      case MarketplaceEvent.BuyerRegistered registered ->
          registrations.keep(
              registered, agreements.locked(registered.agreement()), envelope.occurredAt());
      case MarketplaceEvent.EntitlementsMayHaveChanged _, MarketplaceEvent.Unknown _ -> {
        // A hint, or a kind we do not know: neither ends anything (E5, E9).
      }
    }
  }

  private void merge(
      AgreementNames names, AgreementFacts told, Envelope<MarketplaceEvent> envelope) {
    var agreement = agreements.locked(names);
    if (agreement.merge(told)) {
      followUps.note(agreement, envelope.asCause());
    }
  }

  /** An agreement that is said to stand for itself was only changed. */
  private AgreementFacts replacement(AgreementNames names, AgreementNames by, Dated told) {
    return names.equals(by)
        ? AgreementFacts.NONE
        : AgreementFacts.replacement(new Replacement(told, agreements.idOf(by)));
  }

  private static Dated told(Envelope<MarketplaceEvent> envelope) {
    var notice = envelope.cause().notice();
    return new Dated(envelope.occurredAt(), notice == null ? envelope.id() : notice);
  }
}
