package io.gracekeeper.subscriptions.platform;

import io.gracekeeper.events.AccountId;
import java.time.Instant;

/**
 * What runs the deployments. Every command may be repeated, and answers with what is to be seen
 * now; one with a lower fence than the highest so far changes nothing and is refused. Each throws a
 * {@link PlatformException} if the platform did not answer, or refused. What a platform has to do
 * to be one is written as a test, {@code PlatformContract}.
 */
public interface Platform {

  /** Its name, by which a policy may accept that it cannot verify snapshots. */
  String name();

  /** Runs it for the first time, and makes it if there is none. */
  Observation start(Target target);

  /** Stops it; its data and its scale stay. */
  Observation stop(Target target);

  /** Only looks, whatever the fence. */
  Observation observe(Target target);

  /**
   * Runs the same one again, with its data and its scale. Should it be gone, another one is made
   * from the snapshot, if there is one: its uid is another.
   */
  Observation restore(Target target, SnapshotName snapshot);

  /** Begins a snapshot of what is stopped, or tells how it stands. */
  SnapshotProgress snapshot(Target target, SnapshotName snapshot);

  /** Begins to read a snapshot back from a scratch place, or tells how that stands. */
  SnapshotProgress verify(Target target, SnapshotName snapshot);

  /**
   * Deletes the one with the target's uid, and no other; its snapshots stay.
   *
   * @param notAfter after which the platform must refuse it, by its own clock: whoever sends it may
   *     have been frozen after it looked at its consent for the last time
   */
  Observation delete(Target target, Instant notAfter);

  /** Deletes every snapshot of the target's uid. Returns when none is left. */
  void discardSnapshots(Target target);

  /** Leaves it where it is, stopped, with its data, and has nothing more to do with it. */
  Observation release(Target target);

  /** Whether it can run deployments in this cloud account of a customer. */
  boolean hasAccess(AccountId account, String cloudAccount);
}
