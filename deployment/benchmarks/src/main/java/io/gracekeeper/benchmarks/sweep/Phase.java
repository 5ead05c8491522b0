package io.gracekeeper.benchmarks.sweep;

/** Where deployments become due: each has some of its own, for none is stopped twice. */
enum Phase {
  STORM_WARM_UP,
  STORM,
  STEADY,
  LOSSES_WARM_UP,
  LOSSES,
  STORM_OF_TWO_WARM_UP,
  STORM_OF_TWO
}
