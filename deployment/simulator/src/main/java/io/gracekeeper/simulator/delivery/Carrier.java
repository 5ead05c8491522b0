package io.gracekeeper.simulator.delivery;

import java.util.OptionalInt;

/** Who brings a parcel, and how often it is tried. */
public enum Carrier {
  /**
   * SNS over HTTP, by its default policy: one try and three retries.
   *
   * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html">
   *     delivery policies</a>
   */
  SNS("SNS", 4),

  /**
   * A rule of EventBridge, to an API destination: a day, or 185 tries.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html">
   *     retry policies</a>
   */
  EVENTBRIDGE("EventBridge", 185),

  /** Either of them, to a queue. */
  SQS("SQS", 100_015);

  private static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;

  private final String label;
  private final int maxAttempts;

  Carrier(String label, int maxAttempts) {
    this.label = label;
    this.maxAttempts = maxAttempts;
  }

  String label() {
    return label;
  }

  /** Whether another try is worth it after so many, the last of which was answered so. */
  boolean triesAgain(int attempts, OptionalInt status) {
    return attempts < maxAttempts
        && (status.isEmpty()
            || status.getAsInt() / 100 == 5
            || status.getAsInt() == TOO_MANY_REQUESTS
            || (this == EVENTBRIDGE && status.getAsInt() == CONFLICT));
  }
}
