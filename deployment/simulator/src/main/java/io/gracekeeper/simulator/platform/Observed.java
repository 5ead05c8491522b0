package io.gracekeeper.simulator.platform;

/** What one sees when one looks at a deployment. */
enum Observed {
  STARTING,
  RUNNING,
  STOPPING,
  STOPPED,
  /** Deleted, or never made. */
  GONE
}
