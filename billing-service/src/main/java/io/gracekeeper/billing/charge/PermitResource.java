package io.gracekeeper.billing.charge;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.billing.agreement.EndProof;
import io.gracekeeper.billing.payment.PaymentMethod;
import io.gracekeeper.billing.payment.PaymentMethods;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.problem.Blockers;
import io.gracekeeper.problem.Code;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where subscription-service asks for billing's consent before it deletes (D1). */
@Path("/subscriptions/{subscription}/permits")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PermitResource {

  private final Charges charges;
  private final Permits permits;
  private final PaymentMethods paymentMethods;
  private final Reassignment reassignment;
  private final Caller caller;

  @Inject
  PermitResource(
      Charges charges,
      Permits permits,
      PaymentMethods paymentMethods,
      Reassignment reassignment,
      Caller caller) {
    this.charges = charges;
    this.permits = permits;
    this.paymentMethods = paymentMethods;
    this.reassignment = reassignment;
    this.caller = caller;
  }

  /**
   * Which deployment is to be deleted, and by which decision nobody pays for it.
   *
   * @param stoppedAt when it was seen stopped, in business time: a marketplace's answer that
   *     confirms the end of an agreement is not older. Who does not say it waits where such an
   *     answer is needed
   */
  @Schema(name = "PermitRequest")
  public record Request(
      @NotNull DeploymentId deployment,
      @NotNull DeploymentUid uid,
      @Positive long coverageRevision,
      @Nullable Instant stoppedAt) {}

  /**
   * The consent.
   *
   * @param validFor counted by the asker from before it asked, so that no two clocks are compared
   */
  @Schema(name = "Permit")
  public record Granted(String permit, Duration validFor) {}

  /**
   * Consents if nobody pays, by the very decision that the asker knows of, and if an agreement that
   * paid until then is proven to have ended; else refuses. Where coverage has come back and is held
   * back by an earlier permit, there is no second one, or it could be kept out for ever. What was
   * decided is not believed: it is decided anew before.
   */
  @POST
  @RolesAllowed(Role.SERVICE)
  @Transactional
  public Granted grant(
      @PathParam("subscription") SubscriptionId subscription, @Valid @NotNull Request request) {
    reassignment.reconsider(subscription);
    var charge = charges.existingLocked(caller.scope(), subscription);
    var unproven = unproven(charge, request.stoppedAt());
    new Blockers()
        .when(
            !charge.isUncovered(),
            Code.COVERED,
            "The subscription is paid for; nothing of it is deleted.")
        .when(
            charge.decideAgainAt() != null,
            Code.COVERED,
            "Somebody pays again; that is held back only until an earlier permit has ended.")
        .when(
            charge.coverageRevision() != request.coverageRevision(),
            Code.ANOTHER_DECISION,
            "Billing decided at revision "
                + charge.coverageRevision()
                + ", the deletion rests on "
                + request.coverageRevision()
                + ".")
        .when(unproven.isPresent(), Code.END_UNCONFIRMED, unproven.orElse(""))
        .refuse();
    var permit = permits.grant(charge, request.deployment(), request.uid());
    return new Granted(permit.id(), permits.validFor());
  }

  /**
   * What lacks to the proof that what paid last has ended; one that lives was left by its owner.
   */
  private Optional<String> unproven(Charge charge, @Nullable Instant stoppedAt) {
    var since = stoppedAt == null ? Instant.MAX : stoppedAt;
    return Optional.ofNullable(charge.paymentMethod())
        .flatMap(method -> paymentMethods.of(charge.account(), method))
        .map(PaymentMethod::agreement)
        .filter(agreement -> !agreement.facts().isLive())
        .flatMap(agreement ->
            EndProof.lacking(agreement.facts(), since)
                .map(lacking -> "Of " + agreement.names().key() + " " + lacking + "."));
  }
}
