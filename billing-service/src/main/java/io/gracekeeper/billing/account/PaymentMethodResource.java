package io.gracekeeper.billing.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gracekeeper.access.Role;
import io.gracekeeper.billing.charge.Charges;
import io.gracekeeper.billing.charge.Reassignment;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.billing.payment.PaymentMethods;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.PaymentMethodId;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an account has to pay with: to add, to approve, to prefer and to see (A11). */
@Path("/accounts/{account}")
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
  public record Added(@Nullable @Valid Card card, @Nullable WireTransfer wireTransfer) {}

  /** A card as the payment provider names it; its number never reaches us. */
  public record Card(
      @NotBlank @Size(max = 200) String token,
      @NotBlank @Size(max = 40) String brand,
      @NotNull @Pattern(regexp = "\\d{4}") String lastFour,
      @NotNull YearMonth expires) {}

  /** A request to pay by wire transfer; an operator approves it. */
  public record WireTransfer() {}

  /** Which method is preferred. */
  public record Preferred(@NotNull PaymentMethodId paymentMethod) {}

  /** A payment method as it stands. */
  public record Shown(
      PaymentMethodId id,
      io.gracekeeper.events.PaymentMethod.Kind kind,
      String label,
      boolean live,
      @JsonProperty("default") boolean preset) {}

  /** All payment methods of an account. */
  public record All(List<Shown> paymentMethods) {}

  @GET
  @Path("/payment-methods")
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public All list(@PathParam("account") AccountId account) {
    accounts.existing(account);
    return new All(paymentMethods.of(account).stream().map(this::shown).toList());
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
      throw Refusal.conflict("id-taken", "The id " + id + " is taken.", "Choose another id.");
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
  @Transactional
  public Shown approve(
      @PathParam("account") AccountId account, @PathParam("id") PaymentMethodId id) {
    var method = existing(account, id);
    if (method.kind() != io.gracekeeper.events.PaymentMethod.Kind.WIRE_TRANSFER) {
      throw Refusal.conflict("not-a-wire-transfer", "Only a wire transfer is approved.");
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
            Refusal.unknown(
                "unknown-payment-method", "The account has no payment method " + id + "."));
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
