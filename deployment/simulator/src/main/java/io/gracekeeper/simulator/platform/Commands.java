package io.gracekeeper.simulator.platform;

import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.simulator.cloud.CloudAccounts;
import io.gracekeeper.simulator.deployments.Deployments;
import io.gracekeeper.simulator.deployments.Named.AnotherOne;
import io.gracekeeper.simulator.deployments.Named.EndedOne;
import io.gracekeeper.simulator.deployments.Named.Nothing;
import io.gracekeeper.simulator.deployments.Named.ReleasedOne;
import io.gracekeeper.simulator.deployments.Named.ThisOne;
import io.gracekeeper.simulator.deployments.Seen;
import io.gracekeeper.simulator.platform.Command.CheckAccess;
import io.gracekeeper.simulator.platform.Command.Kind;
import io.gracekeeper.simulator.platform.Command.Order;
import io.gracekeeper.simulator.platform.Outcome.Access;
import io.gracekeeper.simulator.platform.Outcome.Done;
import io.gracekeeper.simulator.platform.Outcome.Reason;
import io.gracekeeper.simulator.platform.Outcome.Refused;
import io.gracekeeper.simulator.snapshots.Incarnation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rules by which commands may change what runs: one at a time, each for what it names. */
@Singleton
class Commands {

  private final Deployments deployments;
  private final Copies copies;
  private final CloudAccounts cloudAccounts;
  private final Clock clock;
  private final Map<String, Long> highestFences = new HashMap<>();

  Commands(
      Deployments deployments,
      Copies copies,
      CloudAccounts cloudAccounts,
      @SystemTime Clock clock) {
    this.clock = clock;
    this.deployments = deployments;
    this.copies = copies;
    this.cloudAccounts = cloudAccounts;
  }

  synchronized Outcome carryOut(Command command) {
    return switch (command) {
      case CheckAccess(var cloudAccount) -> new Access(cloudAccounts.isOpen(cloudAccount));
      case Order order -> carryOut(order);
    };
  }

  private Outcome carryOut(Order order) {
    if (order.isMove() && isOvertaken(order)) {
      return new Refused(Reason.STALE_FENCE);
    }
    if (order.isTooLate(clock.instant())) {
      return new Refused(Reason.TOO_LATE);
    }
    return order.lack().<Outcome>map(Refused::new).orElseGet(() -> tell(order));
  }

  private boolean isOvertaken(Order order) {
    var highest = highestFences.merge(order.deployment(), order.fence(), Math::max);
    return order.fence() < highest;
  }

  private Outcome tell(Order order) {
    return switch (deployments.look(order.deployment(), order.uid())) {
      case ThisOne(var seen) -> tellThisOne(order, seen);
      case AnotherOne(var seen) -> tellAnotherOne(order, seen);
      case ReleasedOne(var seen) -> tellReleasedOne(order, seen);
      case EndedOne() -> tellEndedOne(order);
      case Nothing() -> tellNothing(order);
    };
  }

  private Outcome tellThisOne(Order order, Seen seen) {
    return switch (order.command()) {
      case OBSERVE -> Done.of(seen);
      case START -> start(order);
      case STOP -> done(order, deployments.stop(seen.deployment()));
      case RESTORE -> done(order, deployments.scaleUp(seen.deployment()));
      case SNAPSHOT -> copies.take(order, seen);
      case VERIFY -> copies.verify(order, Done.of(seen));
      case DISCARD -> copies.discard(order, Done.of(seen));
      case RELEASE -> done(order, deployments.release(seen.deployment()));
      case DELETE -> {
        deployments.remove(seen.deployment());
        yield gone(order);
      }
    };
  }

  private Outcome tellAnotherOne(Order order, Seen other) {
    return switch (order.command()) {
      case OBSERVE -> tellThisOne(order, other);
      case VERIFY, DISCARD -> tellEndedOne(order);
      case START, STOP, RESTORE, SNAPSHOT, RELEASE, DELETE -> new Refused(Reason.OTHER_UID);
    };
  }

  /** It is no longer ours to change; a start makes another one. */
  private Outcome tellReleasedOne(Order order, Seen released) {
    return switch (order.command()) {
      case START -> start(order);
      case VERIFY -> copies.verify(order, Done.of(released));
      case DISCARD -> copies.discard(order, Done.of(released));
      case OBSERVE, STOP, RESTORE, SNAPSHOT, RELEASE, DELETE -> Done.of(released);
    };
  }

  private Outcome tellEndedOne(Order order) {
    return switch (order.command()) {
      case RESTORE -> remake(order);
      case VERIFY -> copies.verify(order, gone(order));
      case DISCARD -> copies.discard(order, gone(order));
      case OBSERVE, START, STOP, SNAPSHOT, RELEASE, DELETE -> gone(order);
    };
  }

  private Outcome tellNothing(Order order) {
    return order.command() == Kind.START ? start(order) : tellEndedOne(order);
  }

  private Outcome start(Order order) {
    return cloudAccounts.isOpen(order.cloudAccount())
        ? Done.of(deployments.start(order.deployment()))
        : new Refused(Reason.NO_ACCESS);
  }

  /** What was made of it once is what it is now; told again, nothing more is made. */
  private Outcome remake(Order order) {
    var successor = Optional.ofNullable(order.uid()).flatMap(deployments::successor);
    return successor
        .map(uid -> tell(order.about(uid)))
        .orElseGet(() -> copies.usable(order).map(this::remake).orElseGet(() -> gone(order)));
  }

  private Outcome remake(Incarnation copy) {
    return deployments
        .remake(copy)
        .<Outcome>map(Done::of)
        .orElseGet(() -> new Refused(Reason.OTHER_UID));
  }

  /** Whoever removes it by hand at this very moment was first. */
  private static Outcome done(Order order, Optional<Seen> changed) {
    return changed.map(Done::of).orElseGet(() -> gone(order));
  }

  private static Done gone(Order order) {
    return Done.gone(order.deployment(), order.uid());
  }
}
