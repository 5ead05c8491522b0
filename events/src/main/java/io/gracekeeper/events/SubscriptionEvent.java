package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs, what was stopped and what is gone. Published by {@code subscription-service}, keyed by
 * account.
 */
public sealed interface SubscriptionEvent extends Event {

  /** An event about one subscription. */
  sealed interface OfSubscription extends SubscriptionEvent {
    AccountId account();

    SubscriptionId subscription();

    @Override
    @JsonIgnore
    default String key() {
      return account().value();
    }
  }

  /** An event about one deployment. */
  sealed interface OfDeployment extends OfSubscription {
    DeploymentId deployment();
  }

  /**
   * A subscription was opened. Nothing runs until billing reports who pays.
   *
   * @param paymentMethod the one its buyer chose; null: billing takes the account's default
   * @param plan the vendor's name of the product's plan, by which a marketplace may bill extras
   *     (A30); null if the product has no plans
   */
  record SubscriptionOpened(
      AccountId account,
      SubscriptionId subscription,
      ProductId product,
      @Nullable PaymentMethodId paymentMethod,
      @Nullable String plan)
      implements OfSubscription {}

  /**
   * A deployment was asked for.
   *
   * @param name what its owner calls it
   * @param trialEndsAt when its trial ends; null if it is none
   */
  record DeploymentRequested(
      AccountId account,
      SubscriptionId subscription,
      DeploymentId deployment,
      String name,
      @Nullable Instant trialEndsAt)
      implements OfDeployment {}

  /** The platform was seen to run it. */
  record DeploymentStarted(
      AccountId account, SubscriptionId subscription, DeploymentId deployment, DeploymentUid uid)
      implements OfDeployment {}

  /**
   * A snapshot of it is good: it was read back, or whoever keeps it vouches for it (A7).
   *
   * @param takenAt the instant whose data it holds
   */
  record SnapshotTaken(
      AccountId account, SubscriptionId subscription, DeploymentId deployment, Instant takenAt)
      implements OfDeployment {}

  /**
   * Its desired state is stopped; the platform is being told.
   *
   * @param coverageRevision the decision by which nobody pays
   */
  record DeploymentStopping(
      AccountId account,
      SubscriptionId subscription,
      DeploymentId deployment,
      long coverageRevision,
      StopReason why,
      Basis basis)
      implements OfDeployment {}

  /**
   * Nothing of it runs: seen, not only asked for. Its deadline is fixed and will not move (D3).
   *
   * @param coverageRevision the decision by which nobody pays
   * @param stoppedAt when it was seen to be stopped
   * @param deleteAfter the instant before which it is not deleted
   */
  record DeploymentStopped(
      AccountId account,
      SubscriptionId subscription,
      DeploymentId deployment,
      long coverageRevision,
      StopReason why,
      Instant stoppedAt,
      Instant deleteAfter,
      Basis basis)
      implements OfDeployment {}

  /**
   * It was found running although it is stopped, and was stopped again. The deadline stays.
   *
   * @param deleteAfter the instant before which it is not deleted
   */
  record DeploymentStoppedAgain(
      AccountId account, SubscriptionId subscription, DeploymentId deployment, Instant deleteAfter)
      implements OfDeployment {}

  /** The same deployment runs again, with its data: its subscription is covered again (D2). */
  record DeploymentRestored(
      AccountId account, SubscriptionId subscription, DeploymentId deployment, DeploymentUid uid)
      implements OfDeployment {}

  /**
   * Its deadline is over, and it is kept all the same, because something refused or could not be
   * determined.
   *
   * @param deleteAfter the instant that is over
   * @param reasons what refused, or could not be determined, in words for a person
   */
  record DeletionWaiting(
      AccountId account,
      SubscriptionId subscription,
      DeploymentId deployment,
      Instant deleteAfter,
      List<String> reasons)
      implements OfDeployment {}

  /** It is gone for good. */
  record DeploymentDeleted(
      AccountId account, SubscriptionId subscription, DeploymentId deployment, Receipt receipt)
      implements OfDeployment {}

  /** See {@link MarketplaceEvent.Unknown}. */
  record Unknown(String type, String key, JsonNode data) implements SubscriptionEvent {}
}
