package io.gracekeeper.simulator.ways;

import io.gracekeeper.simulator.listings.Generation;

/** How a notice gets to the vendor. */
public enum Way {
  /** To every endpoint that has subscribed to the listing's topic and confirmed. */
  SNS_HTTPS(Generation.LEGACY),

  /** To the vendor's queue, which is subscribed to the listing's topics. */
  SNS_SQS(Generation.LEGACY),

  /** By a rule's API destination, with a secret. */
  EVENTBRIDGE_HTTPS(Generation.CONCURRENT),

  /** By a rule, to the vendor's queue. */
  EVENTBRIDGE_SQS(Generation.CONCURRENT);

  private final Generation generation;

  Way(Generation generation) {
    this.generation = generation;
  }

  /** About which listings AWS tells that way. */
  Generation generation() {
    return generation;
  }
}
