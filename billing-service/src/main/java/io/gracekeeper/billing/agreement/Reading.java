package io.gracekeeper.billing.agreement;

import io.gracekeeper.events.AgreementNames;
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
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an event of a marketplace tells of an agreement: which fact it is, and none of its effects.
 */
public final class Reading {

  private Reading() {}

  /**
   * Reads an event.
   *
   * @param told its date, and which notice told it
   * @param idOf the id of another agreement that the event names
   * @return {@link AgreementFacts#NONE} if it tells nothing that is kept
   */
  public static AgreementFacts of(
      OfAgreement event, Dated told, Function<AgreementNames, UUID> idOf) {
    return switch (event) {
      case AgreementStarted _ -> AgreementFacts.of(Fact.STARTED, told);
      case AgreementStartFailed _ -> AgreementFacts.of(Fact.FAILED, told);
      case AgreementProvisioned _ -> AgreementFacts.of(Fact.PROVISIONED, told);
      case AgreementScheduled it -> AgreementFacts.of(Fact.SCHEDULED, told.at(it.startsAt()));
      case AgreementCancellationPending _ -> AgreementFacts.of(Fact.PENDING, told);
      case AgreementEnded _, AgreementDeprovisioned _ -> AgreementFacts.of(Fact.ENDED, told);
      case AgreementReplaced it -> replacement(it, told, idOf);
      case AgreementContinued _ ->
          AgreementFacts.of(Fact.ENDED, told)
              .merge(AgreementFacts.replacement(new Replacement(told, null)));
      case AgreementAnswered it -> AgreementFacts.answer(told, answer(it, told));
      case EntitlementsRead it ->
          AgreementFacts.of(it.entitlements().isEmpty() ? Fact.LAPSED : Fact.PROVISIONED, told);
      case BuyerRegistered _ -> AgreementFacts.of(Fact.REGISTERED, told);
      // A hint, or something for others: none ends anything (E9).
      case EntitlementsMayHaveChanged _,
          AgreementAdvised _,
          DifferenceFound _,
          FinalUsageWindowOpened _ ->
          AgreementFacts.NONE;
    };
  }

  /** An agreement that is said to stand for itself was only changed. */
  private static AgreementFacts replacement(
      AgreementReplaced event, Dated told, Function<AgreementNames, UUID> idOf) {
    return event.agreement().equals(event.by())
        ? AgreementFacts.NONE
        : AgreementFacts.replacement(new Replacement(told, idOf.apply(event.by())));
  }

  private static @Nullable Answer answer(AgreementAnswered event, Dated told) {
    return switch (event.state()) {
      case LIVE -> new Answer(told, Answer.State.LIVE);
      case ENDED -> new Answer(told, Answer.State.ENDED);
      case UNKNOWN -> null;
    };
  }
}
