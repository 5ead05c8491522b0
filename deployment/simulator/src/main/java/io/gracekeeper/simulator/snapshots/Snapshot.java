package io.gracekeeper.simulator.snapshots;

import io.gracekeeper.simulator.snapshots.Standing.Reading;
import io.gracekeeper.simulator.snapshots.Standing.ReadingState;
import io.gracekeeper.simulator.snapshots.Standing.Taking;
import io.gracekeeper.simulator.snapshots.Standing.TakingState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot.
 *
 * @param of what it is a copy of, as the platform's catalogue has it
 * @param bytes what lies in the storage
 * @param checksum what was recorded of the bytes
 * @param begunAt whose data it has, in system time
 * @param settledAt when it is taken or has failed, in system time
 * @param fails whether nothing comes of it
 * @param scratch the copy that is read back; null before anybody wanted one
 */
record Snapshot(
    String id,
    Incarnation of,
    Bytes bytes,
    String checksum,
    Instant begunAt,
    Instant settledAt,
    boolean fails,
    @Nullable Scratch scratch) {

  /**
   * A copy of the copy, in a scratch place.
   *
   * @param readAt when all of it is read, in system time
   */
  record Scratch(Bytes bytes, Instant readAt) {}

  static Snapshot begin(
      String id, Incarnation of, Instant now, Duration transition, boolean fails) {
    var bytes = of.bytes();
    return new Snapshot(id, of, bytes, bytes.checksum(), now, now.plus(transition), fails, null);
  }

  /** Begins to read it back; told again, it goes on. */
  Snapshot restoreToScratch(Instant now, Duration transition) {
    return scratch == null ? with(bytes, new Scratch(bytes, now.plus(transition))) : this;
  }

  /** Its bytes rot, and what was read of them before tells nothing any more. */
  Snapshot rot() {
    return isDamaged() ? this : with(bytes.rot(), null);
  }

  boolean isDamaged() {
    return !bytes.checksum().equals(checksum);
  }

  boolean isTaken(Instant now) {
    return state(now) == TakingState.TAKEN;
  }

  boolean isUnderWay(Instant now) {
    return now.isBefore(settledAt) || (scratch != null && now.isBefore(scratch.readAt()));
  }

  TakingState state(Instant now) {
    if (now.isBefore(settledAt)) {
      return TakingState.TAKING;
    }
    return fails ? TakingState.FAILED : TakingState.TAKEN;
  }

  Taking taking(Instant now) {
    return isTaken(now)
        ? new Taking(id, TakingState.TAKEN, begunAt, checksum)
        : new Taking(id, state(now), null, null);
  }

  /** How far the scratch copy is read. */
  Reading reading(Instant now) {
    return scratch == null || now.isBefore(scratch.readAt())
        ? reading(ReadingState.VERIFYING, null)
        : reading(ReadingState.READ_BACK, scratch.bytes().checksum());
  }

  Reading unverifiable() {
    return reading(ReadingState.UNVERIFIABLE, null);
  }

  private Reading reading(ReadingState state, @Nullable String readBack) {
    return new Reading(id, state, begunAt, checksum, readBack);
  }

  private Snapshot with(Bytes changedBytes, @Nullable Scratch changedScratch) {
    return new Snapshot(id, of, changedBytes, checksum, begunAt, settledAt, fails, changedScratch);
  }
}
