package io.gracekeeper.subscriptions.sweep;

import static java.util.function.Function.identity;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.SubscriptionEvent.DeletionsFrozen;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy;
import io.gracekeeper.policy.ProductPolicy.Stated;
import io.gracekeeper.subscriptions.brake.Brakes;
import io.gracekeeper.subscriptions.deletion.DeletionFacts;
import io.gracekeeper.subscriptions.deletion.DeletionPolicy;
import io.gracekeeper.subscriptions.deletion.Permission;
import io.gracekeeper.subscriptions.deletion.Permission.Granted;
import io.gracekeeper.subscriptions.deletion.Permission.Silent;
import io.gracekeeper.subscriptions.deployment.Course;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.evidence.Evidence;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Judges a deletion and records the judgement, both under the deployment's lock. */
@ApplicationScoped
@Transactional
class Judgement {

  private static final Logger LOG = Logger.getLogger(Judgement.class);

  /** As long as one of billing's permits: what is ordered is done soon, or judged again. */
  private static final Duration ORDER_HOLDS_FOR = Duration.ofSeconds(30);

  /**
   * No command is sent when the consent has less than this left: one that is on its way must have
   * arrived before billing may let coverage come back. It is more than a platform call may take.
   */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  private static final Permission NOT_ASKED = new Silent("it was not asked yet");

  private final Fenced fenced;
  private final Course course;
  private final Evidence evidence;
  private final Brakes brakes;
  private final Policies policies;
  private final Clock clock;
  private final SharedClock shared;

  @Inject
  Judgement(
      Fenced fenced,
      Course course,
      Evidence evidence,
      Brakes brakes,
      Policies policies,
      @BusinessTime Clock clock,
      SharedClock shared) {
    this.fenced = fenced;
    this.course = course;
    this.evidence = evidence;
    this.brakes = brakes;
    this.policies = policies;
    this.clock = clock;
    this.shared = shared;
  }

  /**
   * The present instant if every key but billing's turns; if not, the reasons are recorded and
   * billing is not asked for a consent that nobody could use.
   */
  Optional<Instant> whenWorthAsking(Work work, Stopped stopped, Observation seen) {
    return fenced
        .within(
            work,
            deployment -> {
              var brake = brakes.of(deployment.product());
              var facts = evidence.of(deployment, stopped, seen, brake, NOT_ASKED, clock.instant());
              var against =
                  DeletionPolicy.against(facts, DeletionPolicy.beforeAsking(stopped.ground()));
              if (!against.isEmpty()) {
                tripIfDue(work, deployment, facts, against);
                waits(work, deployment, stopped, against);
                deployment.release();
              }
              return against.isEmpty() ? Optional.of(shared.now()) : Optional.<Instant>empty();
            })
        .flatMap(identity());
  }

  /** Lets the deletion begin if every key has turned; else it waits, and says for what. */
  void judge(Work work, Stopped stopped, Observation seen, Permission permission) {
    fenced.end(
        work,
        deployment -> {
          var against = against(deployment, stopped, seen, permission);
          if (against.isEmpty() && permission instanceof Granted(var permit, var endsAt)) {
            brakes.begin(deployment.product(), deployment.id());
            begins(work, deployment, stopped, permit, endsAt);
          } else {
            waits(work, deployment, stopped, against);
          }
        });
  }

  /** Likewise where an Owner ordered it: billing has no say, and the breaker counts it not. */
  void obey(Work work, Stopped stopped, Observation seen) {
    fenced.end(
        work,
        deployment -> {
          var against = against(deployment, stopped, seen, NOT_ASKED);
          if (against.isEmpty()) {
            var endsAt = shared.now().plus(ORDER_HOLDS_FOR);
            begins(work, deployment, stopped, null, endsAt);
          } else {
            waits(work, deployment, stopped, against);
          }
        });
  }

  /** What a consent is still good for. */
  enum Consent {
    /** It lasts, and nothing came up: the platform may be told. */
    GOOD,
    /** Nothing may be sent any more, but what was sent may still arrive. */
    RUNNING_OUT,
    /** Whatever was sent has arrived, or is refused. */
    OVER
  }

  /** At the last moment: whether the consent lasts, no hold came and no kill switch was thrown. */
  Consent consent(Work work, Deleting deleting) {
    return fenced
        .within(
            work,
            deployment -> {
              var now = shared.now();
              if (!now.isBefore(deleting.until())) {
                return Consent.OVER;
              }
              var inTime = now.isBefore(deleting.until().minus(MARGIN));
              return inTime && isFree(deployment) ? Consent.GOOD : Consent.RUNNING_OUT;
            })
        .orElse(Consent.RUNNING_OUT);
  }

  /** Nothing to do but wait for the consent's end. */
  void waitForTheEnd(Work work, Deleting deleting) {
    fenced.end(
        work,
        deployment -> {
          var left = Duration.between(shared.now(), deleting.until());
          deployment.tryAgainAt(clock.instant().plus(left.isNegative() ? Duration.ZERO : left));
        });
  }

  /** Whether no hold keeps what is left of it, nor the kill switch. */
  boolean isFree(Work work) {
    return fenced.within(work, this::isFree).orElse(false);
  }

  private boolean isFree(Deployment deployment) {
    return brakes.of(deployment.product()).thrown() == null
        && evidence.holdsOn(deployment).isEmpty();
  }

  /**
   * The consent is over and the thing is still there: it stays stopped, or runs if it is paid for.
   */
  void giveUp(Work work, Deleting deleting) {
    fenced.end(
        work,
        deployment -> {
          course.move(deployment, deleting.giveUp(), fenced.cause(work.claim(), deployment));
          fenced.follow(deployment, work.claim());
        });
  }

  /** It is gone. */
  void gone(Work work, Deleting deleting) {
    fenced.end(
        work,
        deployment -> {
          var now = clock.instant();
          var gone = deleting.seenGone(now, keptUntil(deployment, deleting.stopped(), now));
          course.move(deployment, gone, fenced.cause(work.claim(), deployment));
        });
  }

  /** It runs although it is stopped: whoever stops sees to it, and it is judged again then. */
  void runsAgain(Work work) {
    fenced.end(work, course::lookNow);
  }

  private void begins(
      Work work, Deployment deployment, Stopped stopped, @Nullable String permit, Instant endsAt) {
    course.move(deployment, stopped.delete(permit, endsAt), fenced.cause(work.claim(), deployment));
  }

  private void waits(Work work, Deployment deployment, Stopped stopped, List<String> against) {
    course.waiting(deployment, stopped, against, fenced.cause(work.claim(), deployment));
  }

  /** Under the breaker's lock, so that those who judge at the same moment count each other. */
  private List<String> against(
      Deployment deployment, Stopped stopped, Observation seen, Permission permission) {
    var brake = brakes.lockedOf(deployment.product());
    var facts = evidence.of(deployment, stopped, seen, brake, permission, clock.instant());
    return DeletionPolicy.against(facts, DeletionPolicy.all(stopped.ground()));
  }

  /** One more than the policy allows was about to be deleted, and nothing else speaks against. */
  private void tripIfDue(
      Work work, Deployment deployment, DeletionFacts facts, List<String> against) {
    var policy = facts.policy();
    if (policy != null
        && against.equals(List.of(DeletionPolicy.TOO_MANY))
        && brakes.trip(deployment.product())) {
      LOG.errorf(
          "Deletions are frozen product=%s perHour=%d",
          deployment.product(), policy.deletionsPerHour());
      course.tell(
          fenced.cause(work.claim(), deployment),
          new DeletionsFrozen(deployment.product(), policy.deletionsPerHour()));
    }
  }

  /** When what is kept of it is to go: never by itself where nobody knows. */
  private @Nullable Instant keptUntil(Deployment deployment, Stopped stopped, Instant now) {
    var policy = policies.of(deployment.product()).map(Stated::policy);
    var isKept =
        stopped.snapshot() != null
            || policy.map(ProductPolicy::snapshotBeforeDeletion).orElse(true);
    if (!isKept) {
      return null;
    }
    return stopped.erasure() != null
        ? now
        : policy
            .flatMap(it -> Optional.ofNullable(it.snapshotsKeptFor()))
            .map(now::plus)
            .orElse(null);
  }
}
