package io.gracekeeper.subscriptions.platform;

import io.gracekeeper.events.DeploymentUid;
import org.jspecify.annotations.Nullable;

/**
 * What the platform shows of a deployment.
 *
 * @param uid which one it is; of what is gone, the one that was asked for, or null
 * @param scale how large it is when it runs, in the platform's words, and told of a stopped one
 *     too; null if the platform does not say
 */
public record Observation(State state, @Nullable DeploymentUid uid, @Nullable String scale) {

  /** What can be seen. */
  public enum State {
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    GONE,
    /** In the customer's own cloud account, and no longer the platform's to run. */
    RELEASED
  }

  /** Whether any of it may be running: what is starting or stopping may. */
  public boolean mayRun() {
    return switch (state) {
      case STARTING, RUNNING, STOPPING -> true;
      case STOPPED, GONE, RELEASED -> false;
    };
  }
}
