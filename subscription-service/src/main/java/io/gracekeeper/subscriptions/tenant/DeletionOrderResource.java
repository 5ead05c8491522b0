package io.gracekeeper.subscriptions.tenant;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.problem.Bounded;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an Owner orders that a deployment is deleted, whoever pays for it (D11). */
@Path("/deployments/{deployment}/deletion-order")
@RolesAllowed(Role.OWNER)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeletionOrderResource {

  private final DeletionOrders orders;
  private final Caller caller;

  @Inject
  DeletionOrderResource(DeletionOrders orders, Caller caller) {
    this.orders = orders;
    this.caller = caller;
  }

  /**
   * The order.
   *
   * @param name the deployment's name, typed to confirm that this one is meant
   */
  @Schema(name = "DeletionOrder")
  public record Order(@NotNull @Size(max = 200) @Pattern(regexp = Bounded.TEXT) String name) {}

  /**
   * Orders it: it is stopped, a snapshot is taken where the policy requires one, and then it is
   * deleted at once. Told again, nothing changes.
   */
  @PUT
  @Transactional
  public DeploymentShown order(
      @PathParam("deployment") DeploymentId id, @Valid @NotNull Order order) {
    return DeploymentShown.of(
        orders.order(caller.scope(), id, order.name(), caller.bearer().subject()));
  }

  /** Takes the order back, until the deletion begins. */
  @DELETE
  @Transactional
  public DeploymentShown withdraw(@PathParam("deployment") DeploymentId id) {
    return DeploymentShown.of(orders.withdraw(caller.scope(), id, caller.bearer().subject()));
  }
}
