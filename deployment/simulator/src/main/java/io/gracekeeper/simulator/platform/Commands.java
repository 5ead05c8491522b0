package io.gracekeeper.simulator.platform;

import io.gracekeeper.simulator.cloud.CloudAccounts;
import io.gracekeeper.simulator.deployments.Deployments;
import io.gracekeeper.simulator.deployments.Deployments.Seen;
import io.gracekeeper.simulator.deployments.Named.AnotherOne;
import io.gracekeeper.simulator.deployments.Named.EndedOne;
import io.gracekeeper.simulator.deployments.Named.Nothing;
import io.gracekeeper.simulator.deployments.Named.ReleasedOne;
import io.gracekeeper.simulator.deployments.Named.ThisOne;
import io.gracekeeper.simulator.platform.Command.CheckAccess;
import io.gracekeeper.simulator.platform.Command.Kind;
import io.gracekeeper.simulator.platform.Command.Order;
import io.gracekeeper.simulator.platform.Outcome.Access;
import io.gracekeeper.simulator.platform.Outcome.Done;
import io.gracekeeper.simulator.platform.Outcome.Reason;
import io.gracekeeper.simulator.platform.Outcome.Refused;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rules by which commands may change what runs: one at a time, each for what it names. */
@Singleton
class Commands {

  private final Deployments deployments;
  private final CloudAccounts cloudAccounts;
  private final Map<String, Long> highestFences = new HashMap<>();

  Commands(Deployments deployments, CloudAccounts cloudAccounts) {
    this.deployments = deployments;
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
      case RELEASE -> done(order, deployments.release(seen.deployment()));
      case DELETE -> {
        deployments.remove(seen.deployment());
        yield gone(order);
      }
    };
  }

  private Outcome tellAnotherOne(Order order, Seen other) {
    return switch (order.command()) {
      case OBSERVE, START, STOP -> tellThisOne(order, other);
      case RELEASE, DELETE -> new Refused(Reason.OTHER_UID);
    };
  }

  /** It is no longer ours to change; a start makes another one. */
  private Outcome tellReleasedOne(Order order, Seen released) {
    return switch (order.command()) {
      case START -> start(order);
      case OBSERVE, STOP, RELEASE, DELETE -> Done.of(released);
    };
  }

  private Outcome tellEndedOne(Order order) {
    return switch (order.command()) {
      case OBSERVE, START, STOP, RELEASE, DELETE -> gone(order);
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

  /** Whoever removes it by hand at this very moment was first. */
  private static Outcome done(Order order, Optional<Seen> changed) {
    return changed.map(Done::of).orElseGet(() -> gone(order));
  }

  private static Done gone(Order order) {
    return Done.gone(order.deployment(), order.uid());
  }
}
