package io.gracekeeper.subscriptions.platform;

import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.Failed;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.ReadBack;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.UnderWay;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.Unverifiable;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.Written;
import org.jspecify.annotations.Nullable;

/**
 * What a control plane answers; each command needs some of it.
 *
 * @param observed what is to be seen of the deployment
 * @param snapshot how the snapshot stands that was asked about
 * @param snapshotsKept how many snapshots of it are left
 * @param access whether it can run something there
 */
record Answer(
    Observation.@Nullable State observed,
    @Nullable DeploymentUid uid,
    @Nullable String scale,
    @Nullable Told snapshot,
    @Nullable Integer snapshotsKept,
    @Nullable Boolean access) {

  /** A snapshot, in the control plane's words. */
  record Told(@Nullable State state, @Nullable String checksum, @Nullable String readBack) {

    enum State {
      TAKING,
      TAKEN,
      FAILED,
      VERIFYING,
      READ_BACK,
      UNVERIFIABLE,
      MISSING
    }
  }

  /** What was told of a snapshot; what is incomplete is no answer. */
  static SnapshotProgress progress(Answer answer) {
    var told = answer.snapshot();
    if (told == null || told.state() == null) {
      throw new PlatformException("The platform did not say how the snapshot stands.");
    }
    return switch (told.state()) {
      case TAKING, VERIFYING -> new UnderWay();
      case TAKEN -> new Written(said(told.checksum()));
      case READ_BACK -> new ReadBack(said(told.readBack()));
      case UNVERIFIABLE -> new Unverifiable();
      case FAILED, MISSING -> new Failed();
    };
  }

  private static String said(@Nullable String checksum) {
    if (checksum == null || checksum.isBlank()) {
      throw new PlatformException("The platform did not say the checksum of a snapshot.");
    }
    return checksum;
  }
}
