package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
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
   * What the marketplace said of it when it was asked: that wins over what its notices hinted (E7).
   *
   * @param reason why it ended; null unless it has, and where the marketplace does not say
   * @param question what was asked, in the marketplace's words (AWS: {@code DescribeAgreement})
   */
  record AgreementAnswered(
      AgreementNames agreement, AgreementState state, @Nullable EndReason reason, String question)
      implements OfAgreement {}

  /**
   * A notice never came, or is very late: asked, the marketplace says otherwise than we believed
   * (E7). {@link AgreementAnswered} says the same to whoever acts on it; this is for whoever looks
   * after the way in.
   *
   * @param believed what we knew when we asked; {@code UNKNOWN} if we had never heard of it
   * @param evidence the id of the marketplace's answer, whose bytes are kept among the notices
   */
  record DifferenceFound(
      AgreementNames agreement, AgreementState believed, AgreementState answered, String evidence)
      implements OfAgreement {}

  /**
   * All that it entitles to, read after a hint that this may have changed.
   *
   * @param entitlements empty if it entitles to nothing; that alone ends nothing (E9)
   */
  record EntitlementsRead(AgreementNames agreement, List<Entitlement> entitlements)
      implements OfAgreement {}

  /**
   * A kind of event that this version does not know: kept, counted, never fatal.
   *
   * @param type the CloudEvents type as received
   */
  record Unknown(String type, String key, JsonNode data) implements MarketplaceEvent {}

  /**
   * A part of what an agreement entitles to.
   *
   * @param dimension what is counted, as the vendor named it in the listing
   * @param value a number, a boolean or a text, as the marketplace has it
   * @param validUntil until when at least; null where the marketplace does not say. That it passes
   *     is no end: the marketplace may have renewed it
   */
  record Entitlement(String dimension, String value, @Nullable Instant validUntil) {}

  /** How an agreement stands, as far as somebody knows. */
  enum AgreementState {
    /** It pays. */
    LIVE,
    /** It has ceased to pay, or goes on in another. */
    ENDED,
    /** Nobody heard of it, it cannot be asked about, or the answer leaves it open. */
    UNKNOWN
  }

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
