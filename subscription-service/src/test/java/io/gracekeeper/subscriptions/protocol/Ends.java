package io.gracekeeper.subscriptions.protocol;

import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Released;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Requested;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Running;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Snapshotting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Starting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.protocol.Model.Hold;
import io.gracekeeper.subscriptions.protocol.Platform.Thing;

/**
 * Where a history may end: what nobody pays for is deleted, or stands still and says what it waits
 * for; what is paid for runs, or is gone and says so.
 */
final class Ends {

  private Ends() {}

  static boolean areGood(Model it) {
    var billing = it.billing();
    if (it.row().lifecycle() instanceof Deleted) {
      return !it.platform().thing().isOurs();
    }
    var isHeard = it.row().heard() == billing.revision() && !billing.holdsBack();
    return isHeard && isRecorded(it) && (billing.covers() ? isGoodCovered(it) : isGoodUnpaid(it));
  }

  private static boolean isGoodCovered(Model it) {
    var thing = it.platform().thing();
    return switch (it.row().lifecycle()) {
      case Running _ -> thing != Thing.STANDS_STILL;
      case Restoring _ -> it.row().fails() && !thing.isOurs();
      case Requested _,
          Starting _,
          Stopping _,
          Stopped _,
          Snapshotting _,
          Deleting _,
          Deleted _,
          Released _ ->
          false;
    };
  }

  private static boolean isGoodUnpaid(Model it) {
    var thing = it.platform().thing();
    return switch (it.row().lifecycle()) {
      case Stopped _ when it.row().waits() -> thing != Thing.RUNS && mayWait(it);
      case Stopped _, Stopping _ -> it.row().fails() && thing.isAnother();
      case Requested _,
          Starting _,
          Running _,
          Restoring _,
          Snapshotting _,
          Deleting _,
          Deleted _,
          Released _ ->
          false;
    };
  }

  /** For a person, or because another one has its place. */
  private static boolean mayWait(Model it) {
    return isKeptByPeople(it) || it.platform().thing().isAnother();
  }

  private static boolean isRecorded(Model it) {
    return it.platform().thing() != Thing.DELETED || isKeptByPeople(it);
  }

  private static boolean isKeptByPeople(Model it) {
    return it.killed() || it.hold() != Hold.NONE;
  }
}
