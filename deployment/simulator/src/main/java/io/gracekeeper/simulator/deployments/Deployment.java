package io.gracekeeper.simulator.deployments;

import io.gracekeeper.simulator.snapshots.Incarnation;
import java.time.Duration;
import java.time.Instant;

/**
 * One incarnation of a deployment, with its data.
 *
 * @param uid never used again
 * @param up whether it is to run, or to stand still
 * @param settledAt when it has done so, in system time
 * @param records its data; a stop does not touch it
 * @param nodes its scale; a stop does not touch it either
 */
record Deployment(String id, String uid, boolean up, Instant settledAt, long records, int nodes) {

  private static final int NODES = 3;

  /** One that stands still and has no data yet. */
  static Deployment empty(String id, String uid, Instant now) {
    return new Deployment(id, uid, false, now, 0, NODES);
  }

  /** One that stands still, with the data and the scale of a copy. */
  static Deployment of(Incarnation copy, String uid, Instant now) {
    return new Deployment(copy.deployment(), uid, false, now, copy.records(), copy.nodes());
  }

  Deployment start(Instant now, Duration transition) {
    return up ? this : new Deployment(id, uid, true, now.plus(transition), records, nodes);
  }

  Deployment stop(Instant now, Duration transition) {
    return up ? new Deployment(id, uid, false, now.plus(transition), records, nodes) : this;
  }

  Deployment fill(long changedRecords) {
    return new Deployment(id, uid, up, settledAt, changedRecords, nodes);
  }

  Deployment scale(int changedNodes) {
    return new Deployment(id, uid, up, settledAt, records, changedNodes);
  }

  Seen seen(Instant now) {
    return new Seen(id, uid, observed(now), records, nodes);
  }

  private Observed observed(Instant now) {
    if (now.isBefore(settledAt)) {
      return up ? Observed.STARTING : Observed.STOPPING;
    }
    return up ? Observed.RUNNING : Observed.STOPPED;
  }
}
