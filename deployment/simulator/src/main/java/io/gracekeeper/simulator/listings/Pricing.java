package io.gracekeeper.simulator.listings;

/** How a listing is paid for. */
public enum Pricing {
  /** As one goes: without an end, and without entitlements. */
  USAGE,

  /** Beforehand, for a time and for so much of each dimension. */
  CONTRACT
}
