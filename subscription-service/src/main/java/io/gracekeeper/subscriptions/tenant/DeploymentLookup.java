package io.gracekeeper.subscriptions.tenant;

import io.gracekeeper.access.Caller;
import io.gracekeeper.access.Role;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.subscriptions.deployment.Deployments;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** One deployment by its id: where it stands, and what will happen at which instant (D7). */
@Path("/deployments/{deployment}")
@RunOnVirtualThread
public class DeploymentLookup {

  private final Deployments deployments;
  private final Caller caller;

  @Inject
  DeploymentLookup(Deployments deployments, Caller caller) {
    this.deployments = deployments;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Role.OWNER, Role.BILLING_ADMIN, Role.MEMBER, Role.OPERATOR})
  @Transactional
  public DeploymentShown show(@PathParam("deployment") DeploymentId id) {
    return DeploymentShown.of(deployments.existing(caller.scope(), id));
  }
}
