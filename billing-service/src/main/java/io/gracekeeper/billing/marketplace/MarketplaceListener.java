package io.gracekeeper.billing.marketplace;

import static java.util.Objects.requireNonNull;

import io.gracekeeper.billing.agreement.Agreement;
import io.gracekeeper.billing.agreement.AgreementFacts;
import io.gracekeeper.billing.agreement.Agreements;
import io.gracekeeper.billing.agreement.Dated;
import io.gracekeeper.billing.agreement.Reading;
import io.gracekeeper.billing.link.FollowUps;
import io.gracekeeper.billing.link.FollowUps.Change;
import io.gracekeeper.billing.registration.Registrations;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementAdvised;
import io.gracekeeper.events.MarketplaceEvent.BuyerRegistered;
import io.gracekeeper.events.MarketplaceEvent.DifferenceFound;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsMayHaveChanged;
import io.gracekeeper.events.MarketplaceEvent.FinalUsageWindowOpened;
import io.gracekeeper.events.MarketplaceEvent.OfAgreement;
import io.gracekeeper.exchange.Intake;
import io.gracekeeper.exchange.Listener;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    var named = events.stream().map(Envelope::event).flatMap(MarketplaceListener::named).toList();
    var known = agreements.locked(named);
    followUps.note(events.stream().flatMap(envelope -> on(envelope, known).stream()).toList());
  }

  /** What is only for others names an agreement as well, but nobody has to know of it for that. */
  private static Stream<AgreementNames> named(MarketplaceEvent event) {
    return switch (event) {
      case EntitlementsMayHaveChanged _,
          AgreementAdvised _,
          DifferenceFound _,
          FinalUsageWindowOpened _,
          MarketplaceEvent.Unknown _ ->
          Stream.empty();
      case OfAgreement of -> Stream.of(of.agreement());
    };
  }

  /** What it changes, if it does. */
  private Optional<Change> on(
      Envelope<MarketplaceEvent> envelope, Map<AgreementNames, Agreement> known) {
    if (envelope.event() instanceof BuyerRegistered came) {
      registrations.keep(came, of(came, known), envelope.occurredAt());
    }
    return envelope.event() instanceof OfAgreement told
        ? merged(told, envelope, known)
        : Optional.empty();
  }

  private Optional<Change> merged(
      OfAgreement event,
      Envelope<MarketplaceEvent> envelope,
      Map<AgreementNames, Agreement> known) {
    var agreement = known.get(event.agreement()); // Of what is only for others there is none.
    return agreement != null && agreement.hear(event.agreement(), read(event, envelope))
        ? Optional.of(new Change(agreement.id(), envelope.asCause()))
        : Optional.empty();
  }

  private AgreementFacts read(OfAgreement event, Envelope<MarketplaceEvent> envelope) {
    return Reading.of(event, told(envelope), agreements::idOf);
  }

  private static Agreement of(OfAgreement event, Map<AgreementNames, Agreement> known) {
    return requireNonNull(known.get(event.agreement()), "All that are named are locked.");
  }

  private static Dated told(Envelope<MarketplaceEvent> envelope) {
    var notice = envelope.cause().notice();
    return new Dated(envelope.occurredAt(), notice == null ? envelope.id() : notice);
  }
}
