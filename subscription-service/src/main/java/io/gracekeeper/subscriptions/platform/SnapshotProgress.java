package io.gracekeeper.subscriptions.platform;

/** How a snapshot stands. */
public sealed interface SnapshotProgress {

  /** It is being written, or read back. */
  record UnderWay() implements SnapshotProgress {}

  /**
   * It is written.
   *
   * @param checksum of what was written
   */
  record Written(String checksum) implements SnapshotProgress {}

  /**
   * It was restored to a scratch place and read back.
   *
   * @param checksum of what was read
   */
  record ReadBack(String checksum) implements SnapshotProgress {}

  /** This platform cannot read snapshots back. */
  record Unverifiable() implements SnapshotProgress {}

  /** There is none of this name, or it failed; another has to be taken. */
  record Failed() implements SnapshotProgress {}
}
