package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who pays, and that nobody does. Published by {@code billing-service}, keyed by account. */
public sealed interface BillingEvent extends Event {

  /** An event about one account. */
  sealed interface OfAccount extends BillingEvent {
    AccountId account();

    @Override
    @JsonIgnore
    default String key() {
      return account().value();
    }
  }

  /**
   * A decision about who pays for a subscription. Its coverage revision rises by one with each; one
   * that is not higher than the last seen is ignored, so that a replay can stop nobody.
   */
  sealed interface OfCoverage extends OfAccount {
    SubscriptionId subscription();

    long coverageRevision();

    Basis basis();
  }

  /** An account asked to be linked; the marketplace has to confirm (C6). */
  record LinkRequested(AccountId account, LinkId link, ProductId product, AgreementNames agreement)
      implements OfAccount {}

  /**
   * What was asked for did not come about. Should the marketplace confirm after all, the account is
   * linked all the same.
   */
  record LinkFailed(
      AccountId account,
      LinkId link,
      ProductId product,
      AgreementNames agreement,
      LinkFailure reason)
      implements OfAccount {}

  /**
   * The marketplace has confirmed: the agreement is now a payment method of the account.
   *
   * @param paymentMethod the agreement as the account sees it
   */
  record AccountLinked(
      AccountId account,
      LinkId link,
      ProductId product,
      AgreementNames agreement,
      PaymentMethod paymentMethod)
      implements OfAccount {}

  /** The link ended, here or with its agreement; the payment method is gone from the account. */
  record AccountUnlinked(AccountId account, LinkId link, AgreementNames agreement)
      implements OfAccount {}

  /**
   * Somebody pays for what nobody paid for before.
   *
   * @param coverageRevision counts the decisions about the subscription, from 1
   * @param paidBy who pays from here on
   */
  record CoverageGained(
      AccountId account,
      SubscriptionId subscription,
      long coverageRevision,
      PaymentMethod paidBy,
      Basis basis)
      implements OfCoverage {}

  /**
   * Another payment method took over, without a gap.
   *
   * @param coverageRevision counts the decisions about the subscription, from 1
   * @param from who paid until now
   * @param to who pays from here on
   */
  record ChargeReassigned(
      AccountId account,
      SubscriptionId subscription,
      long coverageRevision,
      PaymentMethod from,
      PaymentMethod to,
      Basis basis)
      implements OfCoverage {}

  /**
   * Nobody pays any more.
   *
   * @param coverageRevision counts the decisions about the subscription, from 1
   * @param was who paid until now; null if nobody ever did
   * @param grace from the observed stop to the deadline, by the product's policy
   * @param trialsRunOn whether trial deployments run until their trial ends (P7)
   */
  record CoverageLost(
      AccountId account,
      SubscriptionId subscription,
      long coverageRevision,
      LossReason reason,
      @Nullable PaymentMethod was,
      Duration grace,
      boolean trialsRunOn,
      Basis basis)
      implements OfCoverage {}

  /**
   * A payment method pays no longer, and these subscriptions are those that it paid for. Who pays
   * for each of them instead, if anybody, is said by a decision of its own. Of many subscriptions
   * each event names some, and all of them together name all.
   *
   * @param subscriptions at least one, at most 500
   */
  record PaymentMethodCeased(
      AccountId account,
      PaymentMethod paymentMethod,
      CeaseReason reason,
      List<SubscriptionId> subscriptions)
      implements OfAccount {}

  /**
   * A marketplace demands that what was run for a purchase is erased (D12): what nobody pays for is
   * deleted without the rest of its grace, snapshots included.
   *
   * @param subscription one that the purchase paid for
   * @param notBefore never less than 24 hours after the demand
   */
  record ErasureDemanded(AccountId account, SubscriptionId subscription, Instant notBefore)
      implements OfAccount {}

  /** See {@link MarketplaceEvent.Unknown}. */
  record Unknown(String type, String key, JsonNode data) implements BillingEvent {}

  /** Why a payment method pays no longer. */
  enum CeaseReason {
    AGREEMENT_ENDED,
    /** The last month in which the card was good is over, in UTC. */
    CARD_EXPIRED,
    /** Also one that had been approved. */
    WIRE_TRANSFER_REJECTED,
    CREDITS_USED_UP
  }

  /** Why the marketplace did not confirm. */
  enum LinkFailure {
    /** It ended before it ever paid. */
    AGREEMENT_ENDED,
    /** The marketplace never told of it. */
    UNKNOWN_AGREEMENT,
    /** The buyer's first payment failed at the marketplace. */
    PAYMENT_FAILED
  }

  /** Why nobody pays. */
  enum LossReason {
    /** The agreement ended and no fallback took over. */
    AGREEMENT_ENDED,
    /** The card, wire transfer or credits that were charged are no longer good. */
    PAYMENT_METHOD_INVALID,
    /** The subscription never had a live payment method. */
    NO_PAYMENT_METHOD
  }
}
