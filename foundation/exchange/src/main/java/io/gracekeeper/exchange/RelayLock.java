package io.gracekeeper.exchange;

/** The advisory lock of a service's database that its relays share: who holds it publishes. */
public final class RelayLock {

  /** Ours, and means nothing else in this database; the letters are "outbox". */
  public static final long NUMBER = 0x6f7574626f78L;

  private RelayLock() {}
}
