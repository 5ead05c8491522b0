package io.gracekeeper.events;

/** Why a deployment is stopped. */
public enum StopReason {
  /** Nobody pays for its subscription. */
  UNCOVERED,
  /** Its trial ended and nobody pays. */
  TRIAL_ENDED,
  /** An Owner ordered its deletion (D11). */
  ORDERED
}
