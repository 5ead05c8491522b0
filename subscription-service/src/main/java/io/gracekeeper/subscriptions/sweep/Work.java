package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.platform.Target;

/** A claimed deployment as it stood when its step began. */
record Work(Claim claim, Lifecycle lifecycle, Target target) {

  static Work of(Claim claim, Deployment deployment) {
    return new Work(claim, deployment.lifecycle(), deployment.target());
  }
}
