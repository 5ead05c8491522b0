package io.gracekeeper.subscriptions.protocol;

import static io.gracekeeper.subscriptions.protocol.Times.OVER;

import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.subscriptions.platform.Observation;
import io.gracekeeper.subscriptions.platform.Observation.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The platform, as the twin's {@code Commands} make it. What it is told is done at once.
 *
 * @param thing what has the deployment's name
 * @param highestFence of all commands so far
 */
record Platform(Thing thing, long highestFence) {

  static final DeploymentUid OURS = new DeploymentUid("ours");
  private static final DeploymentUid ANOTHER = new DeploymentUid("another");

  /** What there is. */
  enum Thing {
    RUNS,
    STANDS_STILL,
    /** Another one that somebody put in its place. */
    ANOTHER_RUNS,
    ANOTHER_STANDS_STILL,
    /** Nothing, since it was deleted as was told. */
    DELETED,
    /** Nothing, since that other one was. */
    ANOTHER_DELETED,
    /** Nothing, since somebody removed it by hand. */
    REMOVED;

    boolean isOurs() {
      return this == RUNS || this == STANDS_STILL;
    }

    boolean isAnother() {
      return this == ANOTHER_RUNS || this == ANOTHER_STANDS_STILL;
    }
  }

  /** What can be told; each names the uid of ours. Who only looks is answered at once. */
  enum Verb {
    STOP,
    RESTORE,
    DELETE
  }

  /**
   * A command on its way.
   *
   * @param notAfter until when it counts; null: always
   * @param age of the consent that it rests on, in ticks; zero where it rests on none
   */
  record Command(Verb verb, long fence, @Nullable Instant notAfter, int age) {

    /** Whether its consent ends with the next tick. */
    boolean isDue() {
      return verb == Verb.DELETE && age == OVER - 1;
    }

    Command tick() {
      return verb == Verb.DELETE
          ? new Command(verb, fence, notAfter, Math.min(OVER, age + 1))
          : this;
    }

    Command withFence(long other) {
      return fence == other ? this : new Command(verb, other, notAfter, age);
    }

    @Override
    public int hashCode() {
      return (verb.hashCode() * 31 + (int) fence) * 31 + age;
    }
  }

  /**
   * What became of a command.
   *
   * @param answer null: it was refused
   */
  record Done(Platform then, @Nullable Observation answer) {}

  Done carryOut(Command command, Rules rules) {
    if (isOvertaken(command, rules) || isTooLate(command, rules)) {
      return new Done(this, null);
    }
    var told = withFence(Math.max(highestFence, command.fence()));
    if (thing.isAnother() && !isBlind(command, rules)) {
      return new Done(told, null);
    }
    return switch (command.verb()) {
      case STOP -> told.done(ours(Thing.STANDS_STILL));
      case RESTORE -> told.done(ours(Thing.RUNS));
      case DELETE -> told.done(thing.isAnother() ? Thing.ANOTHER_DELETED : ours(Thing.DELETED));
    };
  }

  private static boolean isBlind(Command command, Rules rules) {
    return command.verb() == Verb.DELETE && !rules.keep(Rule.UID_AT_THE_PLATFORM);
  }

  boolean isOvertaken(Command command, Rules rules) {
    return command.fence() < highestFence && rules.keep(Rule.FENCE_AT_THE_PLATFORM);
  }

  /** What is to be seen. */
  Observation shown() {
    return switch (thing) {
      case RUNS -> new Observation(State.RUNNING, OURS, null);
      case STANDS_STILL -> new Observation(State.STOPPED, OURS, null);
      case ANOTHER_RUNS -> new Observation(State.RUNNING, ANOTHER, null);
      case ANOTHER_STANDS_STILL -> new Observation(State.STOPPED, ANOTHER, null);
      case DELETED, ANOTHER_DELETED, REMOVED -> new Observation(State.GONE, null, null);
    };
  }

  Platform with(Thing other) {
    return new Platform(other, highestFence);
  }

  Platform withFence(long other) {
    return highestFence == other ? this : new Platform(thing, other);
  }

  private static boolean isTooLate(Command command, Rules rules) {
    return command.notAfter() != null
        && Times.clock(rules.platformsAhead(), command.age()).isAfter(command.notAfter())
        && rules.keep(Rule.END_AT_THE_PLATFORM);
  }

  private Done done(Thing next) {
    var then = with(next);
    return new Done(then, then.shown());
  }

  private Thing ours(Thing next) {
    return thing.isOurs() ? next : thing;
  }
}
