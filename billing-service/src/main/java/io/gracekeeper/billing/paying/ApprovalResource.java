package io.gracekeeper.billing.paying;

import io.gracekeeper.access.Role;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.PaymentMethod.Kind;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** What is the vendor's to decide of an account's payment methods. */
@Path("/accounts/{account}/payment-methods/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ApprovalResource {

  private final Purse purse;
  private final Clock clock;

  @Inject
  ApprovalResource(Purse purse, @BusinessTime Clock clock) {
    this.purse = purse;
    this.clock = clock;
  }

  /** Approves a wire transfer (A2). */
  @POST
  @Path("/approval")
  @RolesAllowed(Role.OPERATOR)
  @Consumes(MediaType.WILDCARD) // There is no body, whatever a client says of it.
  @Transactional
  public PaymentMethodResource.Shown approve(
      @PathParam("account") AccountId account, @PathParam("id") PaymentMethodId id) {
    var method = wireTransfer(account, id);
    if (method.isRejected()) {
      throw Refusal.of(Code.WIRE_TRANSFER_REJECTED, "The wire transfer " + id + " was rejected.");
    }
    method.approve(clock.instant());
    return decided(account, method);
  }

  /** Rejects a wire transfer, also one that had been approved. It does not come back. */
  @POST
  @Path("/rejection")
  @RolesAllowed(Role.OPERATOR)
  @Consumes(MediaType.WILDCARD) // There is no body, whatever a client says of it.
  @Transactional
  public PaymentMethodResource.Shown reject(
      @PathParam("account") AccountId account, @PathParam("id") PaymentMethodId id) {
    var method = wireTransfer(account, id);
    method.reject(clock.instant());
    return decided(account, method);
  }

  /** Grants credits, or tells what is left of them. */
  @PUT
  @Path("/credits")
  @RolesAllowed(Role.OPERATOR)
  @Transactional
  public PaymentMethodResource.Shown credit(
      @PathParam("account") AccountId account,
      @PathParam("id") PaymentMethodId id,
      @Valid @NotNull Balance balance) {
    var left = balance.money();
    var method = purse.existingOr(account, id, () -> PaymentMethod.credits(id, account, left));
    var known = method.balance();
    if (known == null) {
      throw Refusal.of(Code.ID_TAKEN, "The id " + id + " is taken.");
    }
    if (!known.currency().equals(left.currency())) {
      throw Refusal.invalid("The credits " + id + " are in " + known.currency() + ".");
    }
    method.balance(left);
    return decided(account, method);
  }

  private PaymentMethod wireTransfer(AccountId account, PaymentMethodId id) {
    var method = purse.existing(account, id);
    if (method.kind() != Kind.WIRE_TRANSFER) {
      throw Refusal.of(Code.NOT_A_WIRE_TRANSFER, method.shown().label() + " is no wire transfer.");
    }
    return method;
  }

  private PaymentMethodResource.Shown decided(AccountId account, PaymentMethod method) {
    purse.decideAnew(account);
    return PaymentMethodResource.Shown.of(method, clock.instant());
  }
}
