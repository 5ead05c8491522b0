package io.gracekeeper.billing.marketplace;

import static java.util.Objects.requireNonNull;

import io.gracekeeper.billing.agreement.Agreement;
import io.gracekeeper.billing.agreement.AgreementFacts;
import io.gracekeeper.billing.agreement.Agreements;
import io.gracekeeper.billing.agreement.Answer;
import io.gracekeeper.billing.agreement.Dated;
import io.gracekeeper.billing.agreement.Fact;
import io.gracekeeper.billing.agreement.Replacement;
import io.gracekeeper.billing.link.FollowUps;
import io.gracekeeper.billing.link.FollowUps.Change;
import io.gracekeeper.billing.registration.Registrations;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementAdvised;
import io.gracekeeper.events.MarketplaceEvent.AgreementAnswered;
import io.gracekeeper.events.MarketplaceEvent.AgreementCancellationPending;
import io.gracekeeper.events.MarketplaceEvent.AgreementContinued;
import io.gracekeeper.events.MarketplaceEvent.AgreementDeprovisioned;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementProvisioned;
import io.gracekeeper.events.MarketplaceEvent.AgreementReplaced;
import io.gracekeeper.events.MarketplaceEvent.AgreementScheduled;
import io.gracekeeper.events.MarketplaceEvent.AgreementStartFailed;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.BuyerRegistered;
import io.gracekeeper.events.MarketplaceEvent.DifferenceFound;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsMayHaveChanged;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsRead;
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
import org.jspecify.annotations.Nullable;

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
    var told = told(envelope);
    return switch (envelope.event()) {
      case AgreementStarted it ->
          merged(it, AgreementFacts.of(Fact.STARTED, told), envelope, known);
      case AgreementStartFailed it ->
          merged(it, AgreementFacts.of(Fact.FAILED, told), envelope, known);
      case AgreementCancellationPending it ->
          merged(it, AgreementFacts.of(Fact.PENDING, told), envelope, known);
      case AgreementEnded it -> merged(it, AgreementFacts.of(Fact.ENDED, told), envelope, known);
      case AgreementDeprovisioned it ->
          merged(it, AgreementFacts.of(Fact.ENDED, told), envelope, known);
      case AgreementReplaced it -> merged(it, replacement(it, told), envelope, known);
      case AgreementContinued it ->
          merged(it, AgreementFacts.replacement(new Replacement(told, null)), envelope, known);
      case BuyerRegistered it -> {
        registrations.keep(it, of(it, known), envelope.occurredAt());
        yield Optional.empty();
      }
      case AgreementProvisioned it ->
          merged(it, AgreementFacts.of(Fact.PROVISIONED, told), envelope, known);
      case AgreementScheduled it ->
          merged(it, AgreementFacts.of(Fact.SCHEDULED, told.at(it.startsAt())), envelope, known);
      case AgreementAnswered it ->
          merged(it, AgreementFacts.answer(told, answer(it, told)), envelope, known);
      case EntitlementsRead it ->
          merged(
              it,
              AgreementFacts.of(it.entitlements().isEmpty() ? Fact.LAPSED : Fact.PROVISIONED, told),
              envelope,
              known);
      // A hint, something for others, or a kind we do not know: none ends anything (E5, E9).
      case EntitlementsMayHaveChanged _,
          AgreementAdvised _,
          DifferenceFound _,
          FinalUsageWindowOpened _,
          MarketplaceEvent.Unknown _ ->
          Optional.empty();
    };
  }

  private static Optional<Change> merged(
      OfAgreement event,
      AgreementFacts told,
      Envelope<MarketplaceEvent> envelope,
      Map<AgreementNames, Agreement> known) {
    var agreement = of(event, known);
    return agreement.merge(told)
        ? Optional.of(new Change(agreement.id(), envelope.asCause()))
        : Optional.empty();
  }

  private static Agreement of(OfAgreement event, Map<AgreementNames, Agreement> known) {
    return requireNonNull(known.get(event.agreement()), "All that are named are locked.");
  }

  /** An agreement that is said to stand for itself was only changed. */
  private AgreementFacts replacement(AgreementReplaced event, Dated told) {
    return event.agreement().equals(event.by())
        ? AgreementFacts.NONE
        : AgreementFacts.replacement(new Replacement(told, agreements.idOf(event.by())));
  }

  private static @Nullable Answer answer(AgreementAnswered event, Dated told) {
    return switch (event.state()) {
      case LIVE -> new Answer(told, Answer.State.LIVE);
      case ENDED -> new Answer(told, Answer.State.ENDED);
      case UNKNOWN -> null;
    };
  }

  private static Dated told(Envelope<MarketplaceEvent> envelope) {
    var notice = envelope.cause().notice();
    return new Dated(envelope.occurredAt(), notice == null ? envelope.id() : notice);
  }
}
