package io.gracekeeper.adapter.aws.certificates;

/** What was found at a certificate address. */
public sealed interface Finding {

  /** A certificate that is proven to be of Amazon SNS. */
  record Proven(SigningCertificate certificate) implements Finding {}

  /** There is no certificate, or not one of Amazon SNS, and asking again will not change that. */
  record Rejected(String why) implements Finding {}

  /** It cannot be determined now. */
  record Unavailable(String why) implements Finding {}
}
