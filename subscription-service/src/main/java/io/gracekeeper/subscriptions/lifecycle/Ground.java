package io.gracekeeper.subscriptions.lifecycle;

import io.gracekeeper.events.StopReason;
import java.time.Instant;

/** On what ground a deployment is stopped, and deleted in the end. */
public sealed interface Ground {

  /** What callers and events are told. */
  StopReason why();

  /** Nobody pays for it: what comes back to be paid for is restored (D2). */
  record Unpaid(StopReason why, Loss loss) implements Ground {}

  /**
   * An Owner ordered it (D11): no grace applies, and no payment brings it back.
   *
   * @param by the Owner, as the issuer of tokens names them
   * @param policyHash the product's policy as it stood
   */
  record Ordered(String by, Instant at, String policyHash) implements Ground {
    @Override
    public StopReason why() {
      return StopReason.ORDERED;
    }
  }
}
