package io.gracekeeper.adapter.aws.sns;

import io.gracekeeper.problem.Reason;

/** Why a message is refused for good (E1). The code is in the answer and on the counter. */
public enum RefusalReason implements Reason {
  OVERSIZED(413, "oversized", "The body is larger than any SNS message."),
  NOT_AN_ENVELOPE(
      400,
      "not-an-envelope",
      "The body is no SNS envelope. Raw message delivery must be switched off."),
  UNKNOWN_TYPE(400, "unknown-type", "SNS has no such type of message."),
  INCOMPLETE(400, "incomplete-envelope", "The envelope lacks a field of its type."),
  FOREIGN_TOPIC(403, "foreign-topic", "The topic is not one of ours."),
  UNKNOWN_SIGNATURE_VERSION(
      400, "unknown-signature-version", "The signature version is neither 1 nor 2."),
  OUTDATED_SIGNATURE_VERSION(
      403,
      "outdated-signature-version",
      "The topic signs in version 2; version 1 is not believed."),
  FOREIGN_CERTIFICATE_ADDRESS(
      403, "foreign-certificate-address", "The certificate is not at SNS in the topic's region."),
  UNTRUSTED_CERTIFICATE(403, "untrusted-certificate", "The certificate is not one of SNS."),
  FORGED_SIGNATURE(403, "forged-signature", "The signature does not fit the message.");

  private final int status;
  private final String code;
  private final String detail;

  RefusalReason(int status, String code, String detail) {
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
    return "The message is refused";
  }

  @Override
  public String clearedBy() {
    return "Nothing: sent again as it is, it is refused again.";
  }

  String detail() {
    return detail;
  }
}
