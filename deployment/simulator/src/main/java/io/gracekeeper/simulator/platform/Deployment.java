package io.gracekeeper.simulator.platform;

import java.time.Duration;
import java.time.Instant;

/**
 * One incarnation of a deployment, with its data.
 *
 * @param uid never used again
 * @param up whether it is to run, or to stand still
 * @param settledAt when it has done so, in system time
 * @param records its data; a stop does not touch it
 */
record Deployment(String id, String uid, boolean up, Instant settledAt, long records) {

  Deployment start(Instant now, Duration transition) {
    return up ? this : new Deployment(id, uid, true, now.plus(transition), records);
  }

  Deployment stop(Instant now, Duration transition) {
    return up ? new Deployment(id, uid, false, now.plus(transition), records) : this;
  }

  Deployment with(long changedRecords) {
    return new Deployment(id, uid, up, settledAt, changedRecords);
  }

  Observed observed(Instant now) {
    if (now.isBefore(settledAt)) {
      return up ? Observed.STARTING : Observed.STOPPING;
    }
    return up ? Observed.RUNNING : Observed.STOPPED;
  }
}
