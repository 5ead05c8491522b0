package io.gracekeeper.simulator.purchases;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How somebody who is not AWS Marketplace may try to be taken for it. */
enum Forgery {
  /** A genuine message of SNS, changed after it was signed. */
  @JsonProperty("tampered")
  TAMPERED,

  /** A message that SNS has signed, but of a topic that belongs to somebody else. */
  @JsonProperty("foreign-topic")
  FOREIGN_TOPIC,

  /**
   * Signed with the forger's own certificate, which lies in a bucket whose host name looks like
   * SNS's.
   */
  @JsonProperty("look-alike-host")
  LOOK_ALIKE_HOST,

  /** Signed with a certificate at SNS's address that nobody but itself vouches for. */
  @JsonProperty("self-signed")
  SELF_SIGNED,

  /** The notice alone, as SNS sends it where raw delivery is on: there is nothing to check. */
  @JsonProperty("raw")
  RAW
}
