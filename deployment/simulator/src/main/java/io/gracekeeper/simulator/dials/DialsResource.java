package io.gracekeeper.simulator.dials;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Turns the dials of the notices. */
@Path("/aws/dials")
@RunOnVirtualThread
class DialsResource {

  private final Departures departures;

  DialsResource(Departures departures) {
    this.departures = departures;
  }

  @GET
  public Departures.Standing standing() {
    return departures.standing();
  }

  /** Sets all of them; what is not named is off. */
  @PUT
  public Departures.Standing turn(@Valid @NotNull Dials dials) {
    departures.set(dials);
    return departures.standing();
  }
}
