package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.subscriptions.deployment.Course;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Snapshotting;
import io.gracekeeper.subscriptions.platform.Platform;
import io.gracekeeper.subscriptions.platform.SnapshotName;
import io.gracekeeper.subscriptions.platform.SnapshotProgress;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.Failed;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.ReadBack;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.UnderWay;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.Unverifiable;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.Written;
import io.gracekeeper.subscriptions.snapshot.Snapshot.Proof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Has a snapshot written of what is stopped, and then read back from a scratch place. Whoever
 * begins anew takes another one: what failed once is not built upon.
 */
@ApplicationScoped
class Snapshots {

  private final Records records;
  private final Course course;
  private final Platform platform;
  private final Clock clock;

  @Inject
  Snapshots(Records records, Course course, Platform platform, @BusinessTime Clock clock) {
    this.records = records;
    this.course = course;
    this.platform = platform;
    this.clock = clock;
  }

  void carryOn(Work work, Snapshotting it) {
    if (platform.observe(work.target()).mayRun()) {
      platform.stop(work.target());
      records.stoppedAgain(work, it.stopped());
      return;
    }
    var name = new SnapshotName(it.id());
    var written = it.checksum();
    if (written == null) {
      write(work, it, platform.snapshot(work.target(), name));
    } else {
      verify(work, it, written, platform.verify(work.target(), name));
    }
  }

  private void write(Work work, Snapshotting it, SnapshotProgress progress) {
    switch (progress) {
      case UnderWay _ -> records.end(work, records::lookAgain);
      case Written(var checksum) ->
          records.end(work, deployment -> course.goOn(deployment, it.written(checksum)));
      case Failed _ -> anew(work, it, "the platform could not write the snapshot");
      case ReadBack _, Unverifiable _ ->
          anew(work, it, "the platform answered of another thing than the writing");
    }
  }

  private void verify(Work work, Snapshotting it, String written, SnapshotProgress progress) {
    switch (progress) {
      case UnderWay _, Written _ -> records.end(work, records::lookAgain);
      case ReadBack(var read) when read.equals(written) ->
          records.moves(work, it.proven(written, Proof.READ_BACK));
      case ReadBack _ ->
          anew(work, it, "what was read back of the snapshot is not what was written");
      case Unverifiable _ -> records.moves(work, it.proven(written, Proof.UNVERIFIABLE));
      case Failed _ -> anew(work, it, "the platform has lost the snapshot");
    }
  }

  private void anew(Work work, Snapshotting it, String because) {
    records.end(
        work,
        deployment -> {
          course.goOn(
              deployment, it.stopped().snapshotting(Keeping.snapshotId(work), clock.instant()));
          records.fails(deployment, because);
        });
  }
}
