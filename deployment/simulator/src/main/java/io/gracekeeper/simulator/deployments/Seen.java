package io.gracekeeper.simulator.deployments;

import io.gracekeeper.simulator.snapshots.Incarnation;

/**
 * A deployment as one sees it from outside.
 *
 * @param records its data
 * @param nodes its scale
 */
public record Seen(String deployment, String uid, Observed observed, long records, int nodes) {

  /** What a snapshot of it is a copy of. */
  public Incarnation incarnation() {
    return new Incarnation(deployment, uid, records, nodes);
  }

  Seen as(Observed changed) {
    return new Seen(deployment, uid, changed, records, nodes);
  }
}
