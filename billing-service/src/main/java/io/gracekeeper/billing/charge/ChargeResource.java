package io.gracekeeper.billing.charge;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.billing.coverage.Standing;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.billing.payment.PaymentMethods;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.BillingEvent.LossReason;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.problem.Blockers;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who pays for a subscription: to see and to change. */
@Path("/subscriptions/{subscription}")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ChargeResource {

  private final Charges charges;
  private final PaymentMethods paymentMethods;
  private final Switch change;
  private final Reassignment reassignment;
  private final Caller caller;
  private final Clock clock;

  @Inject
  ChargeResource(
      Charges charges,
      PaymentMethods paymentMethods,
      Switch change,
      Reassignment reassignment,
      Caller caller,
      @BusinessTime Clock clock) {
    this.charges = charges;
    this.paymentMethods = paymentMethods;
    this.change = change;
    this.reassignment = reassignment;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Who is to pay.
   *
   * @param paymentMethod one of the subscription's account
   * @param acknowledgesOldSnapshots that deployments without a recent snapshot are accepted; it is
   *     recorded (A7)
   */
  @Schema(name = "PaymentMethodChosen")
  public record Choice(@NotNull PaymentMethodId paymentMethod, boolean acknowledgesOldSnapshots) {}

  /**
   * Who is to take over.
   *
   * @param paymentMethods payment methods of the subscription's account, in this order; none: only
   *     the account's default is, where the product's policy lets it
   */
  @Schema(name = "FallbacksDesignated")
  public record Designated(
      @NotNull @Size(max = 10) List<@NotNull PaymentMethodId> paymentMethods) {}

  /**
   * A method that is designated to take over.
   *
   * @param good whether it would do so now; a wire transfer that is not approved and a card that
   *     has expired would not
   */
  @Schema(name = "Fallback")
  public record Fallback(PaymentMethodId paymentMethod, boolean good) {}

  /**
   * Who pays.
   *
   * @param covered null before billing's first decision
   * @param goodUntil from when on whoever pays does so no longer, by time alone; null if time alone
   *     ends nothing
   * @param fallbacks who is designated to take over, in this order; designated is not yet switched
   * @param reason why nobody pays; null while somebody does
   * @param deletionUnderWay until when (system time) the return of coverage is held back, because a
   *     deletion may be under way; null if none is
   */
  @Schema(name = "Charge")
  public record Shown(
      SubscriptionId subscription,
      AccountId account,
      ProductId product,
      long coverageRevision,
      @Nullable Boolean covered,
      @Nullable PaymentMethodId paymentMethod,
      @Nullable Instant goodUntil,
      List<Fallback> fallbacks,
      @Nullable LossReason reason,
      @Nullable Instant deletionUnderWay) {

    static Shown of(Charge charge, Wallet wallet, Instant now) {
      var standing = charge.standing();
      return new Shown(
          charge.subscription(),
          charge.account(),
          charge.product(),
          charge.coverageRevision(),
          standing == null ? null : standing instanceof Standing.Covered,
          charge.paymentMethod(),
          charge.goodUntil(),
          charge.fallbacks().stream()
              .map(id -> new Fallback(id, wallet.mayTakeOver(id, now)))
              .toList(),
          standing instanceof Standing.Uncovered(var reason) ? reason : null,
          charge.decideAgainAt());
    }
  }

  @GET
  @Path("/charge")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public Shown show(@PathParam("subscription") SubscriptionId subscription) {
    return shown(charges.existing(caller.scope(), subscription));
  }

  /**
   * Puts the subscription on a live method of its account (A12, A33). Open invoices and old
   * snapshots stand in the way of a change (A6, A7), but not of a way out of the grace (D2).
   */
  @PUT
  @Path("/charge")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN})
  @Transactional
  public Shown switchTo(
      @PathParam("subscription") SubscriptionId subscription, @Valid @NotNull Choice choice) {
    var charge = charges.existingLocked(caller.scope(), subscription);
    change.switchTo(charge, methodOf(charge, choice), choice.acknowledgesOldSnapshots());
    return shown(charge);
  }

  /**
   * Designates who is to take over, instead of those who were (A16). Also what is not good yet may
   * be designated; the answer says so, and it takes over only once it is.
   */
  @PUT
  @Path("/fallbacks")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN})
  @Transactional
  public Shown designate(
      @PathParam("subscription") SubscriptionId subscription,
      @Valid @NotNull Designated designated) {
    var charge = charges.existingLocked(caller.scope(), subscription);
    var wallet = reassignment.wallet(charge.account());
    var inOrder = designated.paymentMethods().stream().distinct().toList();
    var blockers = new Blockers();
    for (var id : inOrder) {
      block(blockers, id, wallet);
    }
    blockers.refuse();
    charge.designate(inOrder);
    reassignment.decide(charge, wallet, Cause.of("request:" + UUID.randomUUID()));
    return shown(charge, wallet);
  }

  private static void block(Blockers blockers, PaymentMethodId id, Wallet wallet) {
    var method = wallet.present(id);
    blockers
        .when(method.isEmpty(), Code.UNKNOWN_PAYMENT_METHOD, unknown(id))
        .when(
            method.filter(it -> !it.mayBeFallback()).isPresent(),
            Code.NOT_A_FALLBACK,
            method.map(it -> it.shown().label()).orElse("") + " cannot be a fallback.");
  }

  private PaymentMethod methodOf(Charge charge, Choice choice) {
    return paymentMethods
        .of(charge.account(), choice.paymentMethod())
        .filter(method -> !method.isRemoved())
        .orElseThrow(
            () -> Refusal.of(Code.UNKNOWN_PAYMENT_METHOD, unknown(choice.paymentMethod())));
  }

  private static String unknown(PaymentMethodId id) {
    return "The account has no payment method " + id + ".";
  }

  private Shown shown(Charge charge) {
    return shown(charge, reassignment.wallet(charge.account()));
  }

  private Shown shown(Charge charge, Wallet wallet) {
    return Shown.of(charge, wallet, clock.instant());
  }
}
