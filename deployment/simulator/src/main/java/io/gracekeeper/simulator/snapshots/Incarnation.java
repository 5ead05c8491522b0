package io.gracekeeper.simulator.snapshots;

/**
 * What of a deployment is copied: one incarnation as it stands.
 *
 * @param records its data
 * @param nodes its scale
 */
public record Incarnation(String deployment, String uid, long records, int nodes) {

  Bytes bytes() {
    return new Bytes("uid " + uid + "\nrecords " + records);
  }

  boolean is(String otherDeployment, String otherUid) {
    return deployment.equals(otherDeployment) && uid.equals(otherUid);
  }
}
