package io.gracekeeper.subscriptions.deletion;

import java.time.Instant;

/** Whose consent there is to a deletion. */
public sealed interface Permission {

  /**
   * Billing consents.
   *
   * @param endsAt system time, by the database's clock, counted from before we asked
   */
  record Granted(String permit, Instant endsAt) implements Permission {}

  /** Billing refuses; it says why. */
  record Refused(String reason) implements Permission {}

  /** Billing did not answer, or not in words we know: wait. */
  record Silent(String reason) implements Permission {}
}
