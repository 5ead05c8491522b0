package io.gracekeeper.simulator.platform;

import io.gracekeeper.simulator.platform.Deployments.Seen;
import io.gracekeeper.simulator.platform.Named.AnotherOne;
import io.gracekeeper.simulator.platform.Named.EndedOne;
import io.gracekeeper.simulator.platform.Named.Nothing;
import io.gracekeeper.simulator.platform.Named.ReleasedOne;
import io.gracekeeper.simulator.platform.Named.ThisOne;
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
  private final Map<String, Long> highestFences = new HashMap<>();

  Commands(Deployments deployments) {
    this.deployments = deployments;
  }

  synchronized Outcome carryOut(Command command) {
    if (command.isMove() && isOvertaken(command)) {
      return new Refused(Reason.STALE_FENCE);
    }
    return command.lack().<Outcome>map(Refused::new).orElseGet(() -> tell(command));
  }

  private boolean isOvertaken(Command command) {
    var highest = highestFences.merge(command.deployment(), command.fence(), Math::max);
    return command.fence() < highest;
  }

  private Outcome tell(Command command) {
    return switch (deployments.look(command.deployment(), command.uid())) {
      case ThisOne(var seen) -> tellThisOne(command, seen);
      case AnotherOne(var seen) -> tellAnotherOne(command, seen);
      case ReleasedOne(var seen) -> tellReleasedOne(command, seen);
      case EndedOne() -> tellEndedOne(command);
      case Nothing() -> tellNothing(command);
    };
  }

  private Outcome tellThisOne(Command command, Seen seen) {
    return switch (command.command()) {
      case OBSERVE -> Done.of(seen);
      case START -> start(command);
      case STOP -> done(command, deployments.stop(seen.deployment()));
      case RELEASE -> done(command, deployments.release(seen.deployment()));
      case DELETE -> {
        deployments.remove(seen.deployment());
        yield gone(command);
      }
    };
  }

  private Outcome tellAnotherOne(Command command, Seen other) {
    return switch (command.command()) {
      case OBSERVE, START, STOP -> tellThisOne(command, other);
      case RELEASE, DELETE -> new Refused(Reason.OTHER_UID);
    };
  }

  /** It is no longer ours to change; a start makes another one. */
  private Outcome tellReleasedOne(Command command, Seen released) {
    return switch (command.command()) {
      case START -> start(command);
      case OBSERVE, STOP, RELEASE, DELETE -> Done.of(released);
    };
  }

  private Outcome tellEndedOne(Command command) {
    return switch (command.command()) {
      case OBSERVE, START, STOP, RELEASE, DELETE -> gone(command);
    };
  }

  private Outcome tellNothing(Command command) {
    return command.command() == Command.Kind.START ? start(command) : tellEndedOne(command);
  }

  private Outcome start(Command command) {
    return Done.of(deployments.start(command.deployment()));
  }

  /** Whoever removes it by hand at this very moment was first. */
  private static Outcome done(Command command, Optional<Seen> changed) {
    return changed.map(Done::of).orElseGet(() -> gone(command));
  }

  private static Done gone(Command command) {
    return Done.gone(command.deployment(), command.uid());
  }
}
