package io.gracekeeper.simulator.deployments;

/** What one sees when one looks at a deployment. */
public enum Observed {
  STARTING,
  RUNNING,
  STOPPING,
  STOPPED,
  /** Deleted, removed by hand, or never made. */
  GONE,
  /** Left where it is, with its data; the platform manages it no longer. */
  RELEASED
}
