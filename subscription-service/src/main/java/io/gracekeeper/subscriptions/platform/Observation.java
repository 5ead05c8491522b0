package io.gracekeeper.subscriptions.platform;

import io.gracekeeper.events.DeploymentUid;
import org.jspecify.annotations.Nullable;

/**
 * What the platform shows of a deployment.
 *
 * @param uid which one it is; null once it is gone
 */
public record Observation(State state, @Nullable DeploymentUid uid) {

  /** What can be seen. */
  public enum State {
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    GONE
  }

  /** Whether any of it may be running: what is starting or stopping may. */
  public boolean mayRun() {
    return state != State.STOPPED && state != State.GONE;
  }
}
