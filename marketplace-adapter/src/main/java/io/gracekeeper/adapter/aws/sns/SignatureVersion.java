package io.gracekeeper.adapter.aws.sns;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * How SNS signs. It is an attribute of the topic; those of AWS Marketplace belong to AWS, so that a
 * seller cannot choose.
 */
enum SignatureVersion {
  ONE("1", "SHA1withRSA"),
  TWO("2", "SHA256withRSA");

  private final String number;
  private final String algorithm;

  SignatureVersion(String number, String algorithm) {
    this.number = number;
    this.algorithm = algorithm;
  }

  static Optional<SignatureVersion> of(String number) {
    return Stream.of(values()).filter(version -> version.number.equals(number)).findFirst();
  }

  /** As the JDK names it. */
  String algorithm() {
    return algorithm;
  }
}
