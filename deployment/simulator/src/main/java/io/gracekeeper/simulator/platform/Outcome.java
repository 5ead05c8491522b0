package io.gracekeeper.simulator.platform;

import io.gracekeeper.simulator.deployments.Deployments.Seen;
import io.gracekeeper.simulator.deployments.Observed;
import org.jspecify.annotations.Nullable;

/** What became of a command. */
sealed interface Outcome {

  /**
   * It is done, or on its way; told again, the answer is the same.
   *
   * @param uid null if there is none to name
   * @param scale how large it is, in words of the platform; null if it is gone
   */
  record Done(String deployment, @Nullable String uid, Observed observed, @Nullable String scale)
      implements Outcome {

    static Done of(Seen seen) {
      return new Done(seen.deployment(), seen.uid(), seen.observed(), seen.nodes() + " nodes");
    }

    static Done gone(String deployment, @Nullable String uid) {
      return new Done(deployment, uid, Observed.GONE, null);
    }
  }

  /** Whether the platform gets into the cloud account that was asked about. */
  record Access(boolean access) implements Outcome {}

  /** It was refused, and nothing changed. */
  record Refused(Reason reason) implements Outcome {}

  /** Why a command is refused. */
  enum Reason {
    STALE_FENCE(409, "stale-fence", "Somebody with a higher fence has been here already."),
    OTHER_UID(409, "other-uid", "The deployment of this name is not the one that is meant."),
    NO_ACCESS(409, "no-access", "The cloud account is closed to the platform."),
    UID_MISSING(400, "uid-missing", "Only who names the uid may tell this.");

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
