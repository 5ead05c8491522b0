package io.gracekeeper.simulator.platform;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gracekeeper.simulator.deployments.Observed;
import io.gracekeeper.simulator.deployments.Seen;
import io.gracekeeper.simulator.snapshots.Standing;
import org.jspecify.annotations.Nullable;

/** What became of a command. */
sealed interface Outcome {

  /**
   * It is done, or on its way; told again, the answer is the same.
   *
   * @param uid null if there is none to name
   * @param scale how large it is, in words of the platform; null if it is gone
   * @param snapshot null unless the command was about one
   * @param snapshotsKept how many of its snapshots are left; null unless they were to be discarded
   */
  record Done(
      String deployment,
      @Nullable String uid,
      Observed observed,
      @Nullable String scale,
      @JsonInclude(NON_NULL) @Nullable Standing snapshot,
      @JsonInclude(NON_NULL) @Nullable Long snapshotsKept)
      implements Outcome {

    static Done of(Seen seen) {
      var scale = seen.nodes() + " nodes";
      return new Done(seen.deployment(), seen.uid(), seen.observed(), scale, null, null);
    }

    static Done gone(String deployment, @Nullable String uid) {
      return new Done(deployment, uid, Observed.GONE, null, null, null);
    }

    Done with(Standing standing) {
      return new Done(deployment, uid, observed, scale, standing, snapshotsKept);
    }

    Done keeping(long snapshots) {
      return new Done(deployment, uid, observed, scale, snapshot, snapshots);
    }
  }

  /** Whether the platform gets into the cloud account that was asked about. */
  record Access(boolean access) implements Outcome {}

  /** It was refused, and nothing changed. */
  record Refused(Reason reason) implements Outcome {}

  /** Why a command is refused. */
  enum Reason {
    STALE_FENCE(409, "stale-fence", "Somebody with a higher fence has been here already."),
    TOO_LATE(409, "too-late", "The command counted until an instant that is over."),
    OTHER_UID(409, "other-uid", "The deployment of this name is not the one that is meant."),
    NOT_STOPPED(409, "not-stopped", "Only what stands still can be copied."),
    NO_ACCESS(409, "no-access", "The cloud account is closed to the platform."),
    UID_MISSING(400, "uid-missing", "Only who names the uid may tell this."),
    SNAPSHOT_MISSING(400, "snapshot-missing", "The command names no snapshot.");

    private final int status;
    private final String code;
    private final String detail;

    Reason(int status, String code, String detail) {
      this.status = status;
      this.code = code;
      this.detail = detail;
    }

    /** What it is in HTTP. */
    int status() {
      return status;
    }

    String code() {
      return code;
    }

    String detail() {
      return detail;
    }
  }
}
