package io.gracekeeper.simulator.platform;

import io.gracekeeper.simulator.platform.Faults.Fault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** What can befall the platform. */
@Path("/platform/faults")
class FaultsResource {

  private final Faults faults;

  FaultsResource(Faults faults) {
    this.faults = faults;
  }

  /** Sets all of them; what is not named is well. */
  @PUT
  public Fault fault(@Valid @NotNull Fault fault) {
    faults.set(fault);
    return fault;
  }
}
