package io.gracekeeper.subscriptions.operations;

import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.deployment.Deployments;
import io.gracekeeper.subscriptions.evidence.Evidence;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.tenant.DeploymentShown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** All that is on its way to a deletion. */
@ApplicationScoped
class Endings {

  private final Deployments deployments;
  private final Evidence evidence;

  @Inject
  Endings(Deployments deployments, Evidence evidence) {
    this.deployments = deployments;
    this.evidence = evidence;
  }

  /** Those after a place, the soonest first. */
  List<Deployment> after(Place last, int atMost) {
    return deployments.endingAfter(last.at(), last.id(), atMost);
  }

  /** One with its evidence. */
  Stream<Ending> shown(Deployment it) {
    return stopped(it.lifecycle())
        .map(stopped -> Ending.of(DeploymentShown.of(it), stopped, evidence.holdsOn(it)));
  }

  private static Stream<Stopped> stopped(Lifecycle state) {
    return switch (state) {
      case Stopped stopped -> Stream.of(stopped);
      case Lifecycle.Ending ending -> Stream.of(ending.stopped());
      case Lifecycle.Alive _ -> Stream.empty();
    };
  }
}
