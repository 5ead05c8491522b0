package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.NextStep.Kind;
import io.gracekeeper.subscriptions.platform.Target;

/**
 * A claimed deployment as it stood when its step began.
 *
 * @param step what is to be done with it
 */
record Work(Claim claim, Kind step, Lifecycle lifecycle, Target target) {

  static Work of(Claim claim, Kind step, Deployment deployment) {
    return new Work(claim, step, deployment.lifecycle(), deployment.target());
  }
}
