package io.gracekeeper.adapter.aws.sns;

import io.gracekeeper.problem.Reason;

/** Why a message cannot be dealt with now: 503, so that SNS sends it again (E1, E2). */
public enum DeferralReason implements Reason {
  CERTIFICATE_UNAVAILABLE("certificate-unavailable", "Its origin cannot be determined now."),
  BROKER_UNAVAILABLE("broker-unavailable", "It cannot be kept durably now."),
  CONFIRMATION_FAILED("confirmation-failed", "The subscription cannot be confirmed now."),
  BODY_LATE("body-late", "The body did not arrive whole in time.");

  private final String code;
  private final String detail;

  DeferralReason(String code, String detail) {
    this.code = code;
    this.detail = detail;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return 503;
  }

  @Override
  public String title() {
    return "Try again later";
  }

  @Override
  public String clearedBy() {
    return "Send it again later.";
  }

  String detail() {
    return detail;
  }
}
