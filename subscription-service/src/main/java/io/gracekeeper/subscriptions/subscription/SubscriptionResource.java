package io.gracekeeper.subscriptions.subscription;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionEvent.SubscriptionOpened;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.exchange.Outbox;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.problem.Blockers;
import io.gracekeeper.problem.Bounded;
import io.gracekeeper.problem.Code;
import io.gracekeeper.subscriptions.billing.Billing;
import io.gracekeeper.subscriptions.billing.Chargeable;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Subscriptions: to open and to see. */
@Path("/subscriptions/{subscription}")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SubscriptionResource {

  private final Subscriptions subscriptions;
  private final Policies policies;
  private final Billing billing;
  private final Outbox outbox;
  private final Caller caller;
  private final Clock clock;

  @Inject
  SubscriptionResource(
      Subscriptions subscriptions,
      Policies policies,
      Billing billing,
      Outbox outbox,
      Caller caller,
      @BusinessTime Clock clock) {
    this.subscriptions = subscriptions;
    this.policies = policies;
    this.billing = billing;
    this.outbox = outbox;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * What is opened.
   *
   * @param paymentMethod the one to charge; null: the account's default
   * @param plan the vendor's name of the product's plan; null if it has none
   */
  @Schema(name = "SubscriptionRequest")
  public record Request(
      @NotNull AccountId account,
      @NotNull ProductId product,
      @Nullable PaymentMethodId paymentMethod,
      @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Bounded.TEXT) String plan) {}

  /**
   * A subscription as it stands.
   *
   * @param covered null until billing has decided
   */
  @Schema(name = "Subscription")
  public record Shown(
      SubscriptionId id,
      AccountId account,
      ProductId product,
      @Nullable Boolean covered,
      long coverageRevision) {}

  /** Opens a subscription. Told again, nothing changes. */
  @PUT
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.OPERATOR})
  @Transactional
  public Shown open(@PathParam("subscription") SubscriptionId id, @Valid @NotNull Request request) {
    caller.mustReach(request.account());
    var known = subscriptions.lockedOf(request.account(), id).orElse(null);
    var blockers =
        new Blockers()
            .when(
                policies.of(request.product()).isEmpty(),
                Code.UNKNOWN_PRODUCT,
                "There is no product " + request.product() + ".")
            .when(
                known == null && subscriptions.isTaken(id),
                Code.ID_TAKEN,
                "The id " + id + " is taken.");
    if (known == null && request.paymentMethod() != null) {
      block(
          blockers,
          request.paymentMethod(),
          billing.chargeable(request.account(), request.paymentMethod()));
    }
    blockers.refuse();
    return shown(known != null ? known : made(id, request));
  }

  /** Who cannot be proven to be able to pay is not let in (A33); later it is coverage's matter. */
  private static void block(Blockers blockers, PaymentMethodId method, Chargeable chargeable) {
    switch (chargeable) {
      case Chargeable.Live _ -> {
        // Nothing stands in the way.
      }
      case Chargeable.NotLive _ ->
          blockers.when(
              true,
              Code.PAYMENT_METHOD_NOT_LIVE,
              "The payment method " + method + " cannot be charged.");
      case Chargeable.Unknown _ ->
          blockers.when(
              true,
              Code.UNKNOWN_PAYMENT_METHOD,
              "The account has no payment method " + method + ".");
      case Chargeable.Silent(var why) ->
          blockers.when(
              true,
              Code.BILLING_UNAVAILABLE,
              "Whether " + method + " can be charged is not known: " + why + ".");
    }
  }

  @GET
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public Shown show(@PathParam("subscription") SubscriptionId id) {
    return shown(subscriptions.existing(caller.scope(), id));
  }

  private Subscription made(SubscriptionId id, Request request) {
    var made = new Subscription(id, request.account(), request.product());
    subscriptions.persist(made);
    outbox.publish(
        Envelope.of(
            "subscription-service",
            Cause.of("request:" + UUID.randomUUID()),
            clock.instant(),
            new SubscriptionOpened(
                made.account(), id, made.product(), request.paymentMethod(), request.plan())));
    return made;
  }

  static Shown shown(Subscription it) {
    var covered =
        switch (it.coverage()) {
          case Coverage.Unheard _ -> null;
          case Coverage.Covered _ -> true;
          case Coverage.Lost _ -> false;
        };
    return new Shown(it.id(), it.account(), it.product(), covered, it.coverageRevision());
  }
}
