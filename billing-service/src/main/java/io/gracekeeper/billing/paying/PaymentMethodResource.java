package io.gracekeeper.billing.paying;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gracekeeper.access.Role;
import io.gracekeeper.billing.account.Accounts;
import io.gracekeeper.billing.charge.Charges;
import io.gracekeeper.billing.charge.Reassignment;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.billing.payment.PaymentMethods;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.paging.Asked;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an account has to pay with: to add, to approve, to prefer and to see (A11). */
@Path("/accounts/{account}")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PaymentMethodResource {

  private final Accounts accounts;
  private final PaymentMethods paymentMethods;
  private final Charges charges;
  private final Reassignment reassignment;
  private final Clock clock;

  @Inject
  PaymentMethodResource(
      Accounts accounts,
      PaymentMethods paymentMethods,
      Charges charges,
      Reassignment reassignment,
      @BusinessTime Clock clock) {
    this.accounts = accounts;
    this.paymentMethods = paymentMethods;
    this.charges = charges;
    this.reassignment = reassignment;
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
      @NotNull @Bounded YearMonth expires) {}

  /** A request to pay by wire transfer; an operator approves it. */
  public record WireTransfer() {}

  /** Which method is preferred. */
  @Schema(name = "PaymentMethodPreferred")
  public record Preferred(@NotNull PaymentMethodId paymentMethod) {}

  /** A payment method as it stands. */
  @Schema(name = "PaymentMethod")
  public record Shown(
      PaymentMethodId id,
      io.gracekeeper.events.PaymentMethod.Kind kind,
      String label,
      boolean live,
      @JsonProperty("default") boolean preset) {}

  /**
   * Payment methods of an account, by id.
   *
   * @param next where the next page begins; null if this is the last
   */
  @Schema(name = "PaymentMethods")
  public record All(List<Shown> paymentMethods, @Nullable String next) {}

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

  /** Adds a card or requests a wire transfer; told again, it changes nothing. */
  @PUT
  @Path("/payment-methods/{id}")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN})
  @Transactional
  public Shown add(
      @PathParam("account") AccountId account,
      @PathParam("id") PaymentMethodId id,
      @Valid @NotNull Added added) {
    accounts.existing(account);
    var known = paymentMethods.of(account, id);
    if (known.isPresent()) {
      return shown(known.get());
    }
    if (paymentMethods.isTaken(id)) {
      throw Refusal.of(Code.ID_TAKEN, "The id " + id + " is taken.");
    }
    var method = made(account, id, added);
    paymentMethods.persist(method);
    decideAnew(account);
    return shown(method);
  }

  /** An operator approves a wire transfer (A2). */
  @POST
  @Path("/payment-methods/{id}/approval")
  @RolesAllowed(Role.OPERATOR)
  @Consumes(MediaType.WILDCARD) // There is no body, whatever a client says of it.
  @Transactional
  public Shown approve(
      @PathParam("account") AccountId account, @PathParam("id") PaymentMethodId id) {
    var method = existing(account, id);
    if (method.kind() != io.gracekeeper.events.PaymentMethod.Kind.WIRE_TRANSFER) {
      throw Refusal.of(Code.NOT_A_WIRE_TRANSFER, method.shown().label() + " is no wire transfer.");
    }
    method.approve(clock.instant());
    decideAnew(account);
    return shown(method);
  }

  /** Makes a method the account's default. */
  @PUT
  @Path("/default-payment-method")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN})
  @Transactional
  public Shown prefer(
      @PathParam("account") AccountId account, @Valid @NotNull Preferred preferred) {
    var method = existing(account, preferred.paymentMethod());
    paymentMethods.makeDefault(method);
    decideAnew(account);
    return shown(method);
  }

  /** Coverage is decided anew whenever a payment method changes (A33). */
  private void decideAnew(AccountId account) {
    reassignment.decide(
        account, charges.lockedOf(account), Cause.of("request:" + UUID.randomUUID()));
  }

  private PaymentMethod existing(AccountId account, PaymentMethodId id) {
    return paymentMethods
        .of(account, id)
        .filter(method -> !method.isRemoved())
        .orElseThrow(() ->
            Refusal.of(
                Code.UNKNOWN_PAYMENT_METHOD, "The account has no payment method " + id + "."));
  }

  private static PaymentMethod made(AccountId account, PaymentMethodId id, Added added) {
    var card = added.card();
    if ((card == null) == (added.wireTransfer() == null)) {
      throw Refusal.invalid("Say either 'card' or 'wireTransfer'.");
    }
    return card == null
        ? PaymentMethod.wireTransfer(id, account)
        : PaymentMethod.card(
            id,
            account,
            new PaymentMethod.Card(card.token(), card.brand(), card.lastFour(), card.expires()));
  }

  private Shown shown(PaymentMethod method) {
    var shown = method.shown();
    return new Shown(
        shown.id(),
        shown.kind(),
        shown.label(),
        method.payer().means().isLive(clock.instant()),
        method.isDefault());
  }
}
