package io.gracekeeper.billing.leaving;

/** How an account leaves an agreement (A8). */
enum WayOut {
  /** Other accounts stay linked to it: the Owner disconnects this one here (A13). */
  DISCONNECT,
  /**
   * No other account is: it leaves by cancelling at the marketplace, and only so (A9, A17, A27).
   */
  CANCEL_AT_THE_MARKETPLACE;

  /**
   * The way out.
   *
   * @param linkedAccounts how many accounts are linked to the agreement, this one included
   */
  static WayOut of(long linkedAccounts) {
    return linkedAccounts > 1 ? DISCONNECT : CANCEL_AT_THE_MARKETPLACE;
  }
}
