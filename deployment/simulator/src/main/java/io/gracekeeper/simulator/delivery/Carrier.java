package io.gracekeeper.simulator.delivery;

import java.util.OptionalInt;

/** Who brings a parcel. */
public enum Carrier {
  /** SNS over HTTP. */
  SNS("SNS"),
  /** A rule of EventBridge, to an API destination. */
  EVENTBRIDGE("EventBridge"),
  /** Either of them, to a queue. */
  SQS("SQS");

  private static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;

  private final String label;

  Carrier(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Whether another try is worth it, after one that was answered so. */
  boolean triesAgain(OptionalInt status) {
    return status.isEmpty()
        || status.getAsInt() / 100 == 5
        || status.getAsInt() == TOO_MANY_REQUESTS
        || (this == EVENTBRIDGE && status.getAsInt() == CONFLICT);
  }
}
