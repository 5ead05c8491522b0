package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Released;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Requested;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Running;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Snapshotting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Starting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import io.gracekeeper.subscriptions.lifecycle.NextStep.Kind;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Platform;
import io.gracekeeper.subscriptions.platform.PlatformException;
import io.gracekeeper.subscriptions.platform.SnapshotName;
import io.gracekeeper.subscriptions.snapshot.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the next step of a deployment: looks where it stands, tells the platform outside any
 * transaction, and records what was seen, unless somebody else has taken it over meanwhile.
 */
@ApplicationScoped
class Steps {

  private final Fenced fenced;
  private final Records records;
  private final Platform platform;
  private final Keeping keeping;
  private final Snapshots snapshots;
  private final Deletion deletion;

  @Inject
  Steps(
      Fenced fenced,
      Records records,
      Platform platform,
      Keeping keeping,
      Snapshots snapshots,
      Deletion deletion) {
    this.fenced = fenced;
    this.records = records;
    this.platform = platform;
    this.keeping = keeping;
    this.snapshots = snapshots;
    this.deletion = deletion;
  }

  /** Where they stand; see {@link Fenced#begin}. */
  List<Work> begin(List<Claim> claims) {
    return fenced.begin(claims);
  }

  void carryOut(Work work) {
    try {
      next(work);
    } catch (PlatformException unanswered) {
      records.failed(work, String.valueOf(unanswered.getMessage()));
    }
  }

  private void next(Work work) {
    switch (work.lifecycle()) {
      case Requested _, Running _, Released _ -> records.rest(work);
      case Starting _ -> records.seen(work, platform.start(work.target()));
      case Restoring(var snapshot) ->
          records.seen(work, platform.restore(work.target(), named(snapshot)));
      case Stopping _ -> records.seen(work, platform.stop(work.target()));
      case Stopped stopped when work.step() == Kind.JUDGE -> deletion.attempt(work, stopped);
      case Stopped stopped -> keeping.keep(work, stopped);
      case Snapshotting snapshotting -> snapshots.carryOn(work, snapshotting);
      case Deleting deleting -> deletion.carryOn(work, deleting);
      case Deleted deleted -> deletion.discard(work, deleted);
    }
  }

  private static SnapshotName named(@Nullable Snapshot snapshot) {
    return snapshot == null ? SnapshotName.NONE : new SnapshotName(snapshot.id());
  }
}
