package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
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
   * @param coverageRevision the decision by which nobody pays; null if an Owner ordered it
   */
  record DeploymentStopping(
      AccountId account,
      SubscriptionId subscription,
      DeploymentId deployment,
      @Nullable Long coverageRevision,
      StopReason why,
      Basis basis)
      implements OfDeployment {}

  /**
   * Nothing of it runs: seen, not only asked for. Its deadline is fixed and will not move (D3).
   *
   * @param coverageRevision the decision by which nobody pays; null if an Owner ordered it
   * @param stoppedAt when it was seen to be stopped
   * @param deleteAfter the instant before which it is not deleted
   */
  record DeploymentStopped(
      AccountId account,
      SubscriptionId subscription,
      DeploymentId deployment,
      @Nullable Long coverageRevision,
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

  /**
   * The same deployment runs again, with its data (D2).
   *
   * @param uid another one than before if it had to be made anew from its snapshot
   * @param snapshotTakenAt the instant whose data it has, if it was made from a snapshot; else null
   */
  record DeploymentRestored(
      AccountId account,
      SubscriptionId subscription,
      DeploymentId deployment,
      DeploymentUid uid,
      @Nullable Instant snapshotTakenAt)
      implements OfDeployment {}

  /**
   * Its subscription is covered again, but it is too late: it is gone, or no longer ours to run.
   *
   * @param since when it was deleted or released
   * @param snapshotKeptUntil when the snapshot that is kept of it is discarded; null if none is
   *     kept, or not by itself
   */
  record DeploymentNotRestored(
      AccountId account,
      SubscriptionId subscription,
      DeploymentId deployment,
      NotRestored reason,
      Instant since,
      @Nullable Instant snapshotKeptUntil)
      implements OfDeployment {}

  /**
   * It will be deleted, and nobody has prevented it yet (P9, D7).
   *
   * @param deleteAfter its deadline
   * @param deletesAt when it is deleted if nothing changes: the deadline, or later if this warning
   *     comes late
   * @param lead how long before the deletion this warning is due
   * @param snapshotRequired whether a snapshot outlives it
   */
  record DeletionWarned(
      AccountId account,
      SubscriptionId subscription,
      DeploymentId deployment,
      Instant deleteAfter,
      Instant deletesAt,
      Duration lead,
      boolean snapshotRequired)
      implements OfDeployment {}

  /**
   * An Owner ordered its deletion (D11): it is stopped, and no grace applies.
   *
   * @param by the Owner, as the issuer of tokens names them
   */
  record DeletionOrdered(
      AccountId account, SubscriptionId subscription, DeploymentId deployment, String by)
      implements OfDeployment {}

  /**
   * The order was taken back before anything was deleted.
   *
   * @param by the Owner, as the issuer of tokens names them
   */
  record DeletionOrderWithdrawn(
      AccountId account, SubscriptionId subscription, DeploymentId deployment, String by)
      implements OfDeployment {}

  /**
   * An operator lets it run unpaid for a while; then it is stopped, with a grace of its own.
   *
   * @param why in the words of who decided it
   * @param by the operator, as the issuer of tokens names them
   */
  record DeploymentReprieved(
      AccountId account,
      SubscriptionId subscription,
      DeploymentId deployment,
      Instant until,
      String why,
      String by)
      implements OfDeployment {}

  /**
   * A marketplace demanded to erase it, and that is refused, because something pays for its
   * subscription (D12). An operator has to see to it.
   *
   * @param notice the demand
   */
  record ErasureRefused(
      AccountId account, SubscriptionId subscription, DeploymentId deployment, String notice)
      implements OfDeployment {}

  /**
   * It is hosted in the customer's own cloud account (B2): it stays there, stopped, with its data,
   * and we have nothing more to do with it.
   */
  record DeploymentReleased(
      AccountId account, SubscriptionId subscription, DeploymentId deployment, DeploymentUid uid)
      implements OfDeployment {}

  /** After the deletion, what was kept of it was discarded as well (P12, D12). */
  record SnapshotsDiscarded(
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

  /** An event about an account, or one of its deployments. */
  sealed interface OfHold extends SubscriptionEvent {
    AccountId account();

    @Override
    @JsonIgnore
    default String key() {
      return account().value();
    }
  }

  /**
   * Nothing of an account, or one deployment of it, may be deleted until the hold is lifted (D9).
   *
   * @param deployment null: all of the account
   * @param why in the words of who placed it
   * @param by who placed it, as the issuer of tokens names them
   */
  record HoldPlaced(
      AccountId account, HoldId hold, @Nullable DeploymentId deployment, String why, String by)
      implements OfHold {}

  /**
   * The hold is lifted.
   *
   * @param deployment null: all of the account
   * @param why in the words of who lifted it
   * @param by who lifted it, as the issuer of tokens names them
   */
  record HoldLifted(
      AccountId account, HoldId hold, @Nullable DeploymentId deployment, String why, String by)
      implements OfHold {}

  /** An event about all deletions of a product. */
  sealed interface OfProduct extends SubscriptionEvent {
    ProductId product();

    @Override
    @JsonIgnore
    default String key() {
      return product().value();
    }
  }

  /**
   * More deletions were due within an hour than the product's policy allows (D10): none begins any
   * more until an operator has looked.
   *
   * @param perHour what the policy allows (P10)
   */
  record DeletionsFrozen(ProductId product, long perHour) implements OfProduct {}

  /**
   * An operator has looked, and deletions of the product go on.
   *
   * @param why in the words of who decided it
   * @param by the operator, as the issuer of tokens names them
   */
  record DeletionsResumed(ProductId product, String why, String by) implements OfProduct {}

  /** Why what is paid for again does not run again. */
  enum NotRestored {
    /** It was deleted before. */
    DELETED,
    /** It was released into the customer's own cloud account before (B2). */
    RELEASED
  }

  /** See {@link MarketplaceEvent.Unknown}. */
  record Unknown(String type, String key, JsonNode data) implements SubscriptionEvent {}
}
