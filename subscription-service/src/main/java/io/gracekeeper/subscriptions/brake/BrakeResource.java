package io.gracekeeper.subscriptions.brake;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionEvent.DeletionsResumed;
import io.gracekeeper.exchange.Outbox;
import io.gracekeeper.problem.Bounded;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where an operator stops all deletions, and lets them go on. */
@Path("/brakes")
@RolesAllowed(Role.OPERATOR)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BrakeResource {

  private static final Logger LOG = Logger.getLogger(BrakeResource.class);

  private final Brakes brakes;
  private final Outbox outbox;
  private final Caller caller;
  private final Clock clock;

  @Inject
  BrakeResource(Brakes brakes, Outbox outbox, Caller caller, @BusinessTime Clock clock) {
    this.brakes = brakes;
    this.outbox = outbox;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * What stops deletions now.
   *
   * @param killSwitch null if it is off
   * @param frozen the products whose breaker has tripped
   */
  @Schema(name = "Brakes")
  public record Shown(@Nullable Thrown killSwitch, List<Frozen> frozen) {}

  /** The kill switch is thrown: nothing is deleted. */
  @Schema(name = "KillSwitch")
  public record Thrown(String why, String by, Instant since) {}

  /** A breaker has tripped: nothing of the product is deleted for want of payment. */
  @Schema(name = "FrozenProduct")
  public record Frozen(ProductId product, Instant since) {}

  /** Why it is done, in words for who comes next. */
  @Schema(name = "BrakeReason")
  public record Reason(@NotBlank @Size(max = 500) @Pattern(regexp = Bounded.TEXT) String why) {}

  @GET
  @Transactional
  public Shown show() {
    return new Shown(
        brakes.killSwitch().map(BrakeResource::shown).orElse(null),
        brakes.tripped().stream().map(BrakeResource::shown).toList());
  }

  /** Stops every deletion of every product, also those that have begun and were not told yet. */
  @PUT
  @Path("/kill-switch")
  @Transactional
  public Thrown throwKillSwitch(@Valid @NotNull Reason reason) {
    var thrown = brakes.throwSwitch(reason.why(), caller.bearer().subject());
    LOG.warnf("The kill switch is thrown by=%s why=%s", thrown.thrownBy(), thrown.why());
    return shown(thrown);
  }

  /** Lets deletions go on. */
  @DELETE
  @Path("/kill-switch")
  @Transactional
  public Shown turnKillSwitchOff() {
    brakes.turnOff();
    LOG.warnf("The kill switch is off by=%s", caller.bearer().subject());
    return show();
  }

  /** Closes a product's breaker; what was deleted before is not counted any more. */
  @POST
  @Path("/breakers/{product}/closing")
  @Transactional
  public Shown close(@PathParam("product") ProductId product, @Valid @NotNull Reason reason) {
    if (brakes.close(product)) {
      var resumed = new DeletionsResumed(product, reason.why(), caller.bearer().subject());
      var cause = Cause.of("request:" + UUID.randomUUID());
      outbox.publish(Envelope.of("subscription-service", cause, clock.instant(), resumed));
    }
    return show();
  }

  private static Thrown shown(KillSwitch it) {
    return new Thrown(it.why(), it.thrownBy(), it.thrownAt());
  }

  private static Frozen shown(Breaker it) {
    var since = it.frozenSince();
    return new Frozen(it.product(), since == null ? Instant.EPOCH : since);
  }
}
