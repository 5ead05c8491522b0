package io.gracekeeper.simulator.deployments;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.Objection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;

/** What the vendor's own people can see and do. */
@Path("/platform/deployments")
class DeploymentsResource {

  private final Deployments deployments;

  DeploymentsResource(Deployments deployments) {
    this.deployments = deployments;
  }

  /** How much data a deployment is to have. */
  record Contents(@PositiveOrZero long records) {}

  /** How many nodes a deployment is to have. */
  record Scale(@Positive int nodes) {}

  @GET
  public List<Seen> deployments() {
    return deployments.all();
  }

  @GET
  @Path("/{id}")
  public Seen deployment(@PathParam("id") String id) {
    return known(deployments.find(id));
  }

  @PUT
  @Path("/{id}/records")
  public Seen fill(@PathParam("id") String id, @Valid @NotNull Contents contents) {
    return known(deployments.fill(id, contents.records()));
  }

  @PUT
  @Path("/{id}/scale")
  public Seen scale(@PathParam("id") String id, @Valid @NotNull Scale scale) {
    return known(deployments.scale(id, scale.nodes()));
  }

  /** Somebody starts it by hand, past whoever has stopped it. */
  @POST
  @Path("/{id}/scale-up")
  public Seen scaleUp(@PathParam("id") String id) {
    return known(deployments.scaleUp(id));
  }

  /** Somebody deletes it by hand, past Gracekeeper. */
  @POST
  @Path("/{id}/removal")
  public Seen remove(@PathParam("id") String id) {
    return known(deployments.remove(id));
  }

  private static Seen known(Optional<Seen> found) {
    return found.orElseThrow(
        () -> Refusal.of(Objection.UNKNOWN_DEPLOYMENT, "There is no such deployment."));
  }
}
