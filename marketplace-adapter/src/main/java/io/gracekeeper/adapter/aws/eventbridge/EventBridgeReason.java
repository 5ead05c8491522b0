package io.gracekeeper.adapter.aws.eventbridge;

import io.gracekeeper.problem.Reason;

/** Why an event is not taken: for good with 4xx, for now with 503 (E1, E2). */
public enum EventBridgeReason implements Reason {
  UNKNOWN_SECRET(403, "unknown-secret", "The secret is missing, or none of ours."),
  FOREIGN_ACCOUNT(403, "foreign-account", "The event is of another AWS account's bus."),
  NOT_AN_EVENT(400, "not-an-event", "The body is no event of EventBridge."),
  OVERSIZED(413, "oversized", "The body is larger than any event of EventBridge."),
  BODY_LATE(503, "body-late", "The body did not arrive whole in time."),
  BROKER_UNAVAILABLE(503, "broker-unavailable", "It cannot be kept durably now.");

  private final int status;
  private final String code;
  private final String detail;

  EventBridgeReason(int status, String code, String detail) {
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String title() {
    return isForNow() ? "Try again later" : "The event is refused";
  }

  @Override
  public String clearedBy() {
    return isForNow()
        ? "Send it again later."
        : "Look at the rule, the connection and the account; then replay the event.";
  }

  /** Whether sending it again later may help. */
  public boolean isForNow() {
    return status == 503;
  }

  String detail() {
    return detail;
  }
}
