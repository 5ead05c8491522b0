package io.gracekeeper.subscriptions.operations;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.subscriptions.brake.Brake;
import io.gracekeeper.subscriptions.brake.Brakes;
import io.gracekeeper.subscriptions.deletion.DeletionPolicy;
import io.gracekeeper.subscriptions.deletion.Permission;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.deployment.Deployments;
import io.gracekeeper.subscriptions.evidence.Evidence;
import io.gracekeeper.subscriptions.lifecycle.Ground.Unpaid;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What would be deleted, by the very keys that decide it, judged at the instant when each is due.
 * What only that instant can show (what the platform shows then, billing's permit, a snapshot that
 * is still to be taken) is taken to turn out well, and named.
 */
@ApplicationScoped
class Forecast {

  private static final Duration WINDOW = Duration.ofHours(1);

  private final Deployments deployments;
  private final Evidence evidence;
  private final Brakes brakes;
  private final Clock clock;

  @Inject
  Forecast(Deployments deployments, Evidence evidence, Brakes brakes, @BusinessTime Clock clock) {
    this.deployments = deployments;
    this.evidence = evidence;
    this.brakes = brakes;
    this.clock = clock;
  }

  /**
   * What is foreseen for one.
   *
   * @param against why it would wait; empty: it would be deleted
   */
  record Foreseen(Deployment deployment, Instant at, List<String> against) {}

  /** The next ones within so long, the soonest first. */
  List<Foreseen> of(Duration within, int atMost) {
    var now = clock.instant();
    var foreseen = new ArrayList<Foreseen>();
    var counted = new HashMap<ProductId, List<Instant>>();
    for (var deployment : deployments.endingBefore(now.plus(within), atMost)) {
      stopped(deployment)
          .map(stopped -> foresee(deployment, stopped, now, counted))
          .forEach(foreseen::add);
    }
    return foreseen;
  }

  private Foreseen foresee(
      Deployment deployment, Stopped stopped, Instant now, Map<ProductId, List<Instant>> counted) {
    var foreseen = stopped.foreseen(now);
    var at = foreseen.deletesAt().isAfter(now) ? foreseen.deletesAt() : now;
    var begun = counted.computeIfAbsent(deployment.product(), _ -> new ArrayList<>());
    var expected = new Observation(Observation.State.STOPPED, deployment.uid(), null);
    var facts =
        evidence.of(
            deployment,
            foreseen,
            expected,
            brakeAt(at, now, brakes.of(deployment.product()), begun),
            new Permission.Silent("it is asked then"),
            at);
    var against = DeletionPolicy.against(facts, DeletionPolicy.beforeAsking(foreseen.ground()));
    if (against.isEmpty() && foreseen.ground() instanceof Unpaid) {
      begun.add(at);
    }
    return new Foreseen(deployment, at, against);
  }

  /** With those that will have been deleted within the hour before. */
  private static Brake brakeAt(Instant at, Instant now, Brake today, List<Instant> begun) {
    var soon = begun.stream().filter(it -> it.isAfter(at.minus(WINDOW))).count();
    var past = at.isBefore(now.plus(WINDOW)) ? today.begunWithinTheHour() : 0;
    return new Brake(today.thrown(), today.frozenSince(), past + (int) soon);
  }

  private static Stream<Stopped> stopped(Deployment deployment) {
    return switch (deployment.lifecycle()) {
      case Stopped stopped -> Stream.of(stopped);
      case Lifecycle.Snapshotting it -> Stream.of(it.stopped());
      case Lifecycle.Deleting it -> Stream.of(it.stopped());
      case Lifecycle.Alive _, Lifecycle.Deleted _, Lifecycle.Released _ -> Stream.empty();
    };
  }
}
