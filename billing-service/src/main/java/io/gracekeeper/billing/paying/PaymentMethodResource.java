package io.gracekeeper.billing.paying;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gracekeeper.access.Role;
import io.gracekeeper.billing.account.Accounts;
import io.gracekeeper.billing.charge.Charge;
import io.gracekeeper.billing.invoice.Invoices;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.billing.payment.PaymentMethods;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.PaymentMethod.Kind;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.paging.Asked;
import io.gracekeeper.problem.Blockers;
import io.gracekeeper.problem.Bounded;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an account has to pay with: to add, to update, to prefer, to remove and to see (A11). */
@Path("/accounts/{account}")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PaymentMethodResource {

  private final Accounts accounts;
  private final PaymentMethods paymentMethods;
  private final Invoices invoices;
  private final Purse purse;
  private final Clock clock;

  @Inject
  PaymentMethodResource(
      Accounts accounts,
      PaymentMethods paymentMethods,
      Invoices invoices,
      Purse purse,
      @BusinessTime Clock clock) {
    this.accounts = accounts;
    this.paymentMethods = paymentMethods;
    this.invoices = invoices;
    this.purse = purse;
    this.clock = clock;
  }

  /** Exactly one of the two. */
  @Schema(name = "PaymentMethodAdded")
  public record Added(@Nullable @Valid Card card, @Nullable WireTransfer wireTransfer) {}

  /** A card as the payment provider names it; its number never reaches us. */
  public record Card(
      @NotBlank @Size(max = 200) @Pattern(regexp = Bounded.TEXT) String token,
      @NotBlank @Size(max = 40) @Pattern(regexp = Bounded.TEXT) String brand,
      @NotNull @Pattern(regexp = "[0-9]{4}") String lastFour,
      @NotNull @Bounded YearMonth expires) {

    PaymentMethod.Card told() {
      return new PaymentMethod.Card(token, brand, lastFour, expires);
    }
  }

  /** A request to pay by wire transfer; an operator approves it. */
  public record WireTransfer() {}

  /** Which method is preferred. */
  @Schema(name = "PaymentMethodPreferred")
  public record Preferred(@NotNull PaymentMethodId paymentMethod) {}

  /**
   * A payment method as it stands.
   *
   * @param live whether it can be charged now
   * @param goodUntil from when on it cannot, by time alone; null if time alone ends nothing
   * @param rejected whether a wire transfer was rejected, which is for good
   * @param balance what is left of credits; null of anything else
   */
  @Schema(name = "PaymentMethod")
  public record Shown(
      PaymentMethodId id,
      Kind kind,
      String label,
      boolean live,
      @Nullable Instant goodUntil,
      boolean rejected,
      @Nullable Balance balance,
      @JsonProperty("default") boolean preset) {

    static Shown of(PaymentMethod method, Instant now) {
      var means = method.payer().means();
      return new Shown(
          method.id(),
          method.kind(),
          method.shown().label(),
          means.isLive(now),
          means.goodUntil(),
          method.isRejected(),
          Balance.of(method.balance()),
          method.isDefault());
    }
  }

  /**
   * Payment methods of an account, by id.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "PaymentMethods")
  public record All(List<Shown> paymentMethods, @Nullable String next) {}

  /**
   * What the removal of a payment method has changed besides.
   *
   * @param wasDefault whether the account is now without a default
   * @param noLongerFallbackOf the subscriptions for which it was to take over
   */
  @Schema(name = "PaymentMethodRemoved")
  public record Removed(
      PaymentMethodId paymentMethod, boolean wasDefault, List<SubscriptionId> noLongerFallbackOf) {}

  @GET
  @Path("/payment-methods")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public All list(@PathParam("account") AccountId account, @Valid @BeanParam Asked asked) {
    accounts.existing(account);
    var page =
        asked.of(
            "payment-methods",
            (after, atMost) -> paymentMethods.page(account, after, atMost),
            method -> method.id().value());
    return new All(page.rows().stream().map(this::shown).toList(), page.next());
  }

  @GET
  @Path("/payment-methods/{id}")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR, Role.SERVICE})
  @Transactional
  public Shown show(@PathParam("account") AccountId account, @PathParam("id") PaymentMethodId id) {
    return shown(purse.existing(account, id));
  }

  /** Adds a card or requests a wire transfer; told again, it changes nothing. */
  @PUT
  @Path("/payment-methods/{id}")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN})
  @Transactional
  public Shown add(
      @PathParam("account") AccountId account,
      @PathParam("id") PaymentMethodId id,
      @Valid @NotNull Added added) {
    var method = purse.existingOr(account, id, () -> made(account, id, added));
    purse.decideAnew(account);
    return shown(method);
  }

  /** The provider has told a card anew: another month to which it is good, or another token. */
  @PUT
  @Path("/payment-methods/{id}/card")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.OPERATOR})
  @Transactional
  public Shown update(
      @PathParam("account") AccountId account,
      @PathParam("id") PaymentMethodId id,
      @Valid @NotNull Card card) {
    var method = purse.existing(account, id);
    if (method.kind() != Kind.CARD) {
      throw Refusal.of(Code.NOT_A_CARD, method.shown().label() + " is no card.");
    }
    method.update(card.told());
    purse.decideAnew(account);
    return shown(method);
  }

  /** Makes a method the account's default. That moves no subscription that somebody pays for. */
  @PUT
  @Path("/default-payment-method")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN})
  @Transactional
  public Shown prefer(
      @PathParam("account") AccountId account, @Valid @NotNull Preferred preferred) {
    var method = purse.existing(account, preferred.paymentMethod());
    paymentMethods.makeDefault(method);
    purse.decideAnew(account);
    return shown(method);
  }

  /**
   * Removes a method that pays for nothing; whatever it was designated for, it is no more. Told
   * again, it changes nothing.
   */
  @DELETE
  @Path("/payment-methods/{id}")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN})
  @Consumes(MediaType.WILDCARD) // There is no body, whatever a client says of it.
  @Transactional
  public Removed remove(
      @PathParam("account") AccountId account, @PathParam("id") PaymentMethodId id) {
    var charges = purse.lockedCharges(account);
    if (purse.hasRemoved(account, id)) {
      return new Removed(id, false, List.of());
    }
    var method = purse.existing(account, id);
    refuseRemoval(method, charges);
    var wasDefault = method.isDefault();
    var designated =
        charges.stream().filter(it -> it.dropFallback(id)).map(Charge::subscription).toList();
    method.remove(clock.instant());
    purse.decideAnew(account);
    return new Removed(id, wasDefault, designated);
  }

  /** A method that is not live pays for nothing, so that nobody has to be switched before. */
  private void refuseRemoval(PaymentMethod method, List<Charge> charges) {
    var label = method.shown().label();
    var paidFor =
        charges.stream()
            .filter(charge -> charge.isAssignedTo(method.id()))
            .filter(_ -> method.payer().means().isLive(clock.instant()))
            .map(Charge::subscription)
            .toList();
    var blockers =
        new Blockers()
            .when(!method.mayBeRemoved(), Code.NOT_REMOVABLE, label + " is not removed here.")
            .when(
                !paidFor.isEmpty(),
                Code.STILL_CHARGED,
                label + " pays for " + Enumeration.of(paidFor) + ".");
    invoices.openOf(method.account()).addTo(blockers).refuse();
  }

  private static PaymentMethod made(AccountId account, PaymentMethodId id, Added added) {
    var card = added.card();
    if ((card == null) == (added.wireTransfer() == null)) {
      throw Refusal.invalid("Say either 'card' or 'wireTransfer'.");
    }
    return card == null
        ? PaymentMethod.wireTransfer(id, account)
        : PaymentMethod.card(id, account, card.told());
  }

  private Shown shown(PaymentMethod method) {
    return Shown.of(method, clock.instant());
  }
}
