package io.gracekeeper.simulator.snapshots;

import io.gracekeeper.problem.Refusal;
import io.gracekeeper.simulator.Objection;
import io.gracekeeper.simulator.snapshots.Snapshots.Seen;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** What the vendor's own people see of the snapshots, and what can befall one. */
@Path("/platform/snapshots")
class SnapshotsResource {

  private final Snapshots snapshots;

  SnapshotsResource(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  @GET
  public List<Seen> snapshots() {
    return snapshots.all();
  }

  @POST
  @Path("/{id}/damage")
  public Seen damage(@PathParam("id") String id) {
    return snapshots
        .damage(id)
        .orElseThrow(() -> Refusal.of(Objection.UNKNOWN_SNAPSHOT, "There is no such snapshot."));
  }
}
