package io.gracekeeper.simulator.platform;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.Objection;
import io.gracekeeper.simulator.platform.Deployments.Seen;
import io.gracekeeper.simulator.platform.Faults.Fault;
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

/** What the vendor's own people can see and do, and what can befall the platform. */
@Path("/platform")
class DeploymentsResource {

  private final Deployments deployments;
  private final Faults faults;

  DeploymentsResource(Deployments deployments, Faults faults) {
    this.deployments = deployments;
    this.faults = faults;
  }

  /** How much data a deployment is to have. */
  record Contents(@PositiveOrZero long records) {}

  /** How many nodes a deployment is to have. */
  record Scale(@Positive int nodes) {}

  @GET
  @Path("/deployments")
  public List<Seen> deployments() {
    return deployments.all();
  }

  @GET
  @Path("/deployments/{id}")
  public Seen deployment(@PathParam("id") String id) {
    return known(deployments.find(id));
  }

  @PUT
  @Path("/deployments/{id}/records")
  public Seen fill(@PathParam("id") String id, @Valid @NotNull Contents contents) {
    return known(deployments.fill(id, contents.records()));
  }

  @PUT
  @Path("/deployments/{id}/scale")
  public Seen scale(@PathParam("id") String id, @Valid @NotNull Scale scale) {
    return known(deployments.scale(id, scale.nodes()));
  }

  /** Somebody starts it by hand, past whoever has stopped it. */
  @POST
  @Path("/deployments/{id}/scale-up")
  public Seen scaleUp(@PathParam("id") String id) {
    return known(deployments.scaleUp(id));
  }

  /** Somebody deletes it by hand, past Gracekeeper. */
  @POST
  @Path("/deployments/{id}/removal")
  public Seen remove(@PathParam("id") String id) {
    return known(deployments.remove(id));
  }

  @PUT
  @Path("/faults")
  public Fault fault(@Valid @NotNull Fault fault) {
    faults.set(fault);
    return fault;
  }

  private static Seen known(Optional<Seen> found) {
    return found.orElseThrow(
        () -> Refusal.of(Objection.UNKNOWN_DEPLOYMENT, "There is no such deployment."));
  }
}
