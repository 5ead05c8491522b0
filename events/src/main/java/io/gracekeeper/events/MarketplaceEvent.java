package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a marketplace told, in our words. Published by {@code marketplace-adapter}; the envelope's
 * time is the marketplace's own date of the fact.
 */
public sealed interface MarketplaceEvent extends Event {

  /** An event about one agreement, by whatever names the notice gave it. */
  sealed interface OfAgreement extends MarketplaceEvent {
    AgreementNames agreement();

    @Override
    @JsonIgnore
    default String key() {
      return agreement().key();
    }
  }

  /**
   * The marketplace pays from here on. Told again when an offer changes.
   *
   * @param offer the marketplace's id of the accepted offer; null where the notice has none
   * @param freeTrial whether the marketplace charges the buyer nothing at first
   */
  record AgreementStarted(AgreementNames agreement, @Nullable String offer, boolean freeTrial)
      implements OfAgreement {}

  /**
   * The buyer's payment failed at the start: nothing may be created for it. It ends nothing.
   *
   * @param offer the marketplace's id of the offer; null where the notice has none
   */
  record AgreementStartFailed(AgreementNames agreement, @Nullable String offer)
      implements OfAgreement {}

  /**
   * What the agreement entitles to is there: it pays, whenever it began, unless it has ended. Told
   * again whenever that changes.
   *
   * @param offer the marketplace's id of the accepted offer; null where the notice has none
   */
  record AgreementProvisioned(AgreementNames agreement, @Nullable String offer)
      implements OfAgreement {}

  /** What the agreement entitled to is gone: it has ceased to pay, whatever the reason (E9). */
  record AgreementDeprovisioned(AgreementNames agreement) implements OfAgreement {}

  /**
   * It was agreed on and begins later; the marketplace says again when it has begun.
   *
   * @param startsAt by the marketplace's date
   * @param offer the marketplace's id of the accepted offer; null where the notice has none
   */
  record AgreementScheduled(AgreementNames agreement, Instant startsAt, @Nullable String offer)
      implements OfAgreement {}

  /** The buyer is leaving. The agreement still pays: a pending cancel alone ends nothing (E9). */
  record AgreementCancellationPending(AgreementNames agreement) implements OfAgreement {}

  /** The agreement has ceased to pay (E9). */
  record AgreementEnded(AgreementNames agreement, EndReason reason) implements OfAgreement {}

  /**
   * The last usage can be reported for a while yet. Each sign of an end tells it: the earliest
   * {@code until} that was told is the one that holds, because the marketplace contradicts itself
   * on which sign begins it.
   *
   * @param until when the marketplace takes no more of it
   * @see <a
   *     href="https://docs.aws.amazon.com/marketplace/latest/userguide/saas-eventbridge-integration.html">
   *     AWS on the last hour</a>
   */
  record FinalUsageWindowOpened(AgreementNames agreement, Instant until) implements OfAgreement {}

  /**
   * The marketplace warns of the buyer: its account is being closed, was compromised, or abuses.
   * For a person to look at; it ends nothing.
   *
   * @param resolved whether the warning is taken back
   */
  record AgreementAdvised(AgreementNames agreement, boolean resolved) implements OfAgreement {}

  /** What was bought may have changed; the marketplace must be asked. A hint: it ends nothing. */
  record EntitlementsMayHaveChanged(AgreementNames agreement) implements OfAgreement {}

  /**
   * The marketplace resolved who came from its page to set up an account (C3). The same
   * registration may be told again, and before or after anything else of its agreement (E3, E4).
   *
   * @param buyerAccount the buyer's account at the marketplace, for its support (A26); null where
   *     the marketplace names none
   * @param freeTrial whether the buyer came for a free trial
   */
  record BuyerRegistered(
      AgreementNames agreement,
      RegistrationId registration,
      @Nullable String buyerAccount,
      boolean freeTrial)
      implements OfAgreement {}

  /**
   * Another agreement stands for this one: its end is no cancel (D5).
   *
   * @param by the one that pays from here on
   */
  record AgreementReplaced(AgreementNames agreement, AgreementNames by, How how)
      implements OfAgreement {}

  /**
   * It goes on in another agreement, which the notice does not name: its end is no cancel (D5).
   * {@link AgreementReplaced} says in which, before or after.
   */
  record AgreementContinued(AgreementNames agreement, How how) implements OfAgreement {}

  /**
   * A kind of event that this version does not know: kept, counted, never fatal.
   *
   * @param type the CloudEvents type as received
   */
  record Unknown(String type, String key, JsonNode data) implements MarketplaceEvent {}

  /** How one agreement came to stand for another. */
  enum How {
    /** The same terms for another term. */
    RENEWED,
    /** Another offer, or another billing account. */
    REPLACED
  }

  /** Why an agreement ceased to pay. */
  enum EndReason {
    /** AWS's legacy dialect: the subscription is over, no reason given. */
    UNSUBSCRIBED,
    /** The buyer ended it early. */
    CANCELLED,
    /** It reached its end date. */
    EXPIRED,
    /** The marketplace ended it, for example after a payment failure. */
    TERMINATED
  }
}
