package io.gracekeeper.subscriptions.sweep;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.gracekeeper.events.Cause;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.subscriptions.deployment.Course;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.deployment.Deployments;
import io.gracekeeper.subscriptions.evidence.Evidence;
import io.gracekeeper.subscriptions.lifecycle.Coverage.Lost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a step does to its deployment: under its lock, and nothing if somebody else has taken it
 * over meanwhile, nor if it moved on during the step: its new state has a next step of its own.
 */
@ApplicationScoped
@Transactional
class Fenced {

  private final Deployments deployments;
  private final Evidence evidence;
  private final Course course;

  @Inject
  Fenced(Deployments deployments, Evidence evidence, Course course) {
    this.deployments = deployments;
    this.evidence = evidence;
    this.course = course;
  }

  /**
   * Where those deployments stand, after time itself has had its say: a trial may have ended. What
   * somebody else has taken over, or whose next step is another's duty, is left out.
   */
  List<Work> begin(List<Claim> claims) {
    var locked = locked(claims.stream());
    return claims.stream()
        .flatMap(claim -> held(locked, claim).flatMap(it -> begin(it, claim)).stream())
        .toList();
  }

  /** Does the last thing of many steps, or of none. */
  void end(List<Outcome> outcomes) {
    var locked = locked(outcomes.stream().map(it -> it.work().claim()));
    for (var outcome : outcomes) {
      held(locked, outcome.work().claim()).ifPresent(it -> end(it, outcome));
    }
  }

  /** Does the last thing of a step. */
  void end(Work work, Consumer<Deployment> then) {
    deployments
        .lockedByFence(work.claim().deployment(), work.claim().fence())
        .ifPresent(deployment -> end(deployment, new Outcome(work, then)));
  }

  /**
   * Does something within a step; the claim goes on.
   *
   * @return empty if somebody else has taken it over, or it has moved on: then the step is over
   */
  <T> Optional<T> within(Work work, Function<Deployment, T> then) {
    var claim = work.claim();
    var held = deployments.lockedByFence(claim.deployment(), claim.fence());
    if (held.isPresent() && hasMoved(held.get(), work)) {
      held.get().release();
      return Optional.empty();
    }
    return held.map(then);
  }

  /** Lets it follow who pays, as billing said last. */
  void follow(Deployment deployment, Claim claim) {
    course.follow(deployment, evidence.coverageOf(deployment), cause(claim, deployment));
  }

  /**
   * The cause of what a step does by itself: the step; and the notice from which it all follows.
   */
  Cause cause(Claim claim, Deployment deployment) {
    var notice =
        evidence.coverageOf(deployment) instanceof Lost(var loss, _) ? loss.notice() : null;
    return new Cause("step:" + claim.deployment() + ":" + claim.fence(), notice);
  }

  private Optional<Work> begin(Deployment deployment, Claim claim) {
    follow(deployment, claim);
    var step = deployment.nextStep();
    if (step == null || claim.duty() != Duty.of(step.kind())) {
      deployment.release();
      return Optional.empty();
    }
    return Optional.of(Work.of(claim, step.kind(), deployment));
  }

  private static void end(Deployment deployment, Outcome outcome) {
    deployment.release();
    if (!hasMoved(deployment, outcome.work())) {
      outcome.then().accept(deployment);
    }
  }

  private Map<DeploymentId, Deployment> locked(Stream<Claim> claims) {
    var ids = claims.map(Claim::deployment).distinct().toList();
    return deployments.locked(ids).stream().collect(toMap(Deployment::id, identity()));
  }

  private static Optional<Deployment> held(Map<DeploymentId, Deployment> locked, Claim claim) {
    return Optional.ofNullable(locked.get(claim.deployment()))
        .filter(it -> it.fence() == claim.fence());
  }

  private static boolean hasMoved(Deployment deployment, Work work) {
    return !deployment.lifecycle().equals(work.lifecycle());
  }
}
