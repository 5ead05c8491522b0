package io.gracekeeper.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One example of every event; the golden files are these, written down. */
final class Examples {

  private static final AccountId ACME = new AccountId("acme");
  private static final SubscriptionId CACHE = new SubscriptionId("sub-cache");
  private static final DeploymentId ORDERS = new DeploymentId("dep-orders");
  private static final DeploymentUid UID = new DeploymentUid("b1d3c6a2");
  private static final AgreementNames AGREEMENT =
      AgreementNames.ofBuyer(Marketplace.AWS, "n0123exampleproduct", "X01EXAMPLEX");
  private static final AgreementNames CONCURRENT =
      new AgreementNames(
          Marketplace.AWS, "agmt-aexample123", "l-0123456789example", "n0123exampleproduct", null);
  private static final PaymentMethod AWS =
      new PaymentMethod(
          new PaymentMethodId("pm-aws"),
          PaymentMethod.Kind.MARKETPLACE,
          "AWS Marketplace Subscription");
  private static final PaymentMethod WIRE =
      new PaymentMethod(
          new PaymentMethodId("pm-wire"), PaymentMethod.Kind.WIRE_TRANSFER, "Wire transfer");
  private static final String OWNER = "owner-1";
  private static final String OPERATOR = "operator-1";
  private static final Instant STOPPED = Instant.parse("2026-03-01T10:00:02Z");

  static final List<Event> ALL =
      List.of(
          new MarketplaceEvent.AgreementStarted(AGREEMENT, "offer-abcexample123", true),
          new MarketplaceEvent.AgreementStartFailed(AGREEMENT, null),
          new MarketplaceEvent.AgreementCancellationPending(AGREEMENT),
          new MarketplaceEvent.AgreementEnded(AGREEMENT, MarketplaceEvent.EndReason.UNSUBSCRIBED),
          new MarketplaceEvent.AgreementProvisioned(CONCURRENT, "offer-abcexample123"),
          new MarketplaceEvent.AgreementDeprovisioned(CONCURRENT),
          new MarketplaceEvent.AgreementContinued(CONCURRENT, MarketplaceEvent.How.RENEWED),
          new MarketplaceEvent.AgreementScheduled(
              CONCURRENT, Instant.parse("2026-08-30T21:36:03Z"), "offer-abcexample123"),
          new MarketplaceEvent.FinalUsageWindowOpened(
              CONCURRENT, Instant.parse("2026-03-01T11:00:00Z")),
          new MarketplaceEvent.AgreementAdvised(CONCURRENT, false),
          new MarketplaceEvent.EntitlementsMayHaveChanged(AGREEMENT),
          new MarketplaceEvent.BuyerRegistered(
              AGREEMENT,
              new RegistrationId("0b6f8dc5-4f3e-5d0c-9d3b-3a1f6a1c2e55"),
              "111122223333",
              true),
          new MarketplaceEvent.AgreementReplaced(
              AGREEMENT,
              new AgreementNames(
                  Marketplace.AWS, "agmt-bexample456", null, "n0123exampleproduct", "X01EXAMPLEX"),
              MarketplaceEvent.How.RENEWED),
          new MarketplaceEvent.AgreementAnswered(
              CONCURRENT,
              MarketplaceEvent.AgreementState.ENDED,
              MarketplaceEvent.EndReason.EXPIRED,
              "DescribeAgreement"),
          new MarketplaceEvent.DifferenceFound(
              CONCURRENT,
              MarketplaceEvent.AgreementState.LIVE,
              MarketplaceEvent.AgreementState.ENDED,
              "3d4c9f9b-b809-4f5e-9fac-a9ae98b05cbb"),
          new MarketplaceEvent.EntitlementsRead(
              AGREEMENT,
              List.of(
                  new MarketplaceEvent.Entitlement(
                      "users", "25", Instant.parse("2027-01-01T00:00:00Z")))),
          new BillingEvent.LinkRequested(
              ACME, new LinkId("link-1"), new ProductId("redis"), AGREEMENT),
          new BillingEvent.LinkFailed(
              ACME,
              new LinkId("link-1"),
              new ProductId("redis"),
              AGREEMENT,
              BillingEvent.LinkFailure.AGREEMENT_ENDED),
          new BillingEvent.AccountLinked(
              ACME, new LinkId("link-1"), new ProductId("redis"), AGREEMENT, AWS),
          new BillingEvent.AccountUnlinked(ACME, new LinkId("link-1"), AGREEMENT),
          new BillingEvent.CoverageGained(ACME, CACHE, 1, AWS, basis("A33")),
          new BillingEvent.ChargeReassigned(ACME, CACHE, 2, AWS, WIRE, basis("A20")),
          new BillingEvent.CoverageLost(
              ACME,
              CACHE,
              2,
              BillingEvent.LossReason.AGREEMENT_ENDED,
              AWS,
              Duration.ofDays(3),
              true,
              basis("C15")),
          new BillingEvent.PaymentMethodCeased(
              ACME,
              AWS,
              BillingEvent.CeaseReason.AGREEMENT_ENDED,
              List.of(CACHE, new SubscriptionId("sub-sessions"))),
          new BillingEvent.ErasureDemanded(ACME, CACHE, STOPPED.plus(Duration.ofHours(24))),
          new SubscriptionEvent.SubscriptionOpened(
              ACME, CACHE, new ProductId("redis"), new PaymentMethodId("pm-aws"), "essentials"),
          new SubscriptionEvent.DeploymentRequested(
              ACME, CACHE, ORDERS, "orders", Instant.parse("2026-03-15T00:00:00Z")),
          new SubscriptionEvent.DeploymentStarted(ACME, CACHE, ORDERS, UID),
          new SubscriptionEvent.SnapshotTaken(
              ACME, CACHE, ORDERS, Instant.parse("2026-03-01T09:00:00Z")),
          new SubscriptionEvent.DeploymentStopping(
              ACME, CACHE, ORDERS, 2L, StopReason.UNCOVERED, basis("C15")),
          new SubscriptionEvent.DeploymentStopped(
              ACME,
              CACHE,
              ORDERS,
              2L,
              StopReason.UNCOVERED,
              STOPPED,
              STOPPED.plus(Duration.ofDays(3)),
              basis("C15")),
          new SubscriptionEvent.DeploymentStoppedAgain(
              ACME, CACHE, ORDERS, STOPPED.plus(Duration.ofDays(3))),
          new SubscriptionEvent.DeploymentRestored(
              ACME, CACHE, ORDERS, UID, Instant.parse("2026-03-02T10:00:02Z")),
          new SubscriptionEvent.DeploymentNotRestored(
              ACME,
              CACHE,
              ORDERS,
              SubscriptionEvent.NotRestored.DELETED,
              STOPPED.plus(Duration.ofDays(3)),
              STOPPED.plus(Duration.ofDays(33))),
          new SubscriptionEvent.DeletionWarned(
              ACME,
              CACHE,
              ORDERS,
              STOPPED.plus(Duration.ofDays(3)),
              STOPPED.plus(Duration.ofDays(3)),
              Duration.ofHours(24),
              true),
          new SubscriptionEvent.DeletionOrdered(ACME, CACHE, ORDERS, OWNER),
          new SubscriptionEvent.DeletionOrderWithdrawn(ACME, CACHE, ORDERS, OWNER),
          new SubscriptionEvent.DeploymentReprieved(
              ACME,
              CACHE,
              ORDERS,
              Instant.parse("2026-03-02T12:00:00Z"),
              "Wrongly cancelled, ticket 4711",
              OPERATOR),
          new SubscriptionEvent.ErasureRefused(ACME, CACHE, ORDERS, "demand-1"),
          new SubscriptionEvent.DeploymentReleased(ACME, CACHE, ORDERS, UID),
          new SubscriptionEvent.SnapshotsDiscarded(ACME, CACHE, ORDERS, UID),
          new SubscriptionEvent.HoldPlaced(
              ACME, new HoldId("hold-1"), ORDERS, "Wrongly cancelled, ticket 4711", OPERATOR),
          new SubscriptionEvent.HoldLifted(ACME, new HoldId("hold-1"), ORDERS, "Settled", OPERATOR),
          new SubscriptionEvent.DeletionsFrozen(new ProductId("redis"), 50),
          new SubscriptionEvent.DeletionsResumed(
              new ProductId("redis"), "All of one customer, who left", OPERATOR),
          new SubscriptionEvent.DeletionWaiting(
              ACME,
              CACHE,
              ORDERS,
              STOPPED.plus(Duration.ofDays(3)),
              List.of("billing did not answer")),
          new SubscriptionEvent.DeploymentDeleted(
              ACME,
              CACHE,
              ORDERS,
              new Receipt(
                  UID,
                  StopReason.UNCOVERED,
                  "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
                  2L,
                  STOPPED,
                  Duration.ofDays(3),
                  STOPPED.plus(Duration.ofDays(3)),
                  STOPPED.plus(Duration.ofDays(3)).plusSeconds(1),
                  "permit-7",
                  basis("C17"),
                  List.of(
                      new Receipt.Warned(Duration.ofHours(24), STOPPED.plus(Duration.ofDays(2)))),
                  new Receipt.Kept(
                      "dep-orders-7",
                      STOPPED.plus(Duration.ofDays(2)),
                      true,
                      STOPPED.plus(Duration.ofDays(33))),
                  OWNER)));

  private static Basis basis(String rule) {
    return new Basis(
        new ProductId("redis"),
        rule,
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
  }

  private Examples() {}
}
