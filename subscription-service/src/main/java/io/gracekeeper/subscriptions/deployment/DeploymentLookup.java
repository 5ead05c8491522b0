package io.gracekeeper.subscriptions.deployment;

import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
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

  @Inject
  DeploymentLookup(Deployments deployments) {
    this.deployments = deployments;
  }

  @GET
  @Transactional
  public DeploymentShown show(@PathParam("deployment") DeploymentId id) {
    return deployments
        .of(id)
        .map(DeploymentShown::of)
        .orElseThrow(
            () -> Refusal.of(Code.UNKNOWN_DEPLOYMENT, "There is no deployment " + id + "."));
  }
}
