package io.gracekeeper.simulator.listings;

/** Which dialect AWS Marketplace speaks about a listing. */
public enum Generation {
  /** From before June 2026: product code and customer identifier, through SNS. */
  LEGACY,

  /** Agreement and licence, several at once for a buyer, through EventBridge. */
  CONCURRENT;

  public boolean isConcurrent() {
    return this == CONCURRENT;
  }
}
