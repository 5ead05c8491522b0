package io.gracekeeper.simulator.sns;

import com.fasterxml.jackson.annotation.JsonCreator;

/** How SNS signs: an attribute of the topic, set by whoever owns it. */
public enum SignatureVersion {
  V1("1", "SHA1withRSA"),
  V2("2", "SHA256withRSA");

  private final String number;
  private final String algorithm;

  SignatureVersion(String number, String algorithm) {
    this.number = number;
    this.algorithm = algorithm;
  }

  /** As it stands in the envelope: {@code 1} or {@code 2}. */
  public String number() {
    return number;
  }

  String algorithm() {
    return algorithm;
  }

  /**
   * The version of a number as it stands in the envelope.
   *
   * @throws IllegalArgumentException if SNS has no such version
   */
  @JsonCreator
  public static SignatureVersion of(String number) {
    for (var version : values()) {
      if (version.number.equals(number)) {
        return version;
      }
    }
    throw new IllegalArgumentException("SNS has no signature version " + number + ".");
  }
}
