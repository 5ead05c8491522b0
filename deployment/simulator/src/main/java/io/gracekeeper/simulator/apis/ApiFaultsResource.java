package io.gracekeeper.simulator.apis;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Turns the dials of the APIs. */
@Path("/aws/dials/apis")
class ApiFaultsResource {

  private final ApiFaults faults;

  ApiFaultsResource(ApiFaults faults) {
    this.faults = faults;
  }

  @GET
  public ApiFaults.Dials dials() {
    return faults.current();
  }

  /** Sets all of them; what is not named is well. */
  @PUT
  public ApiFaults.Dials turn(@Valid @NotNull ApiFaults.Dials dials) {
    faults.set(dials);
    return faults.current();
  }
}
