package io.gracekeeper.subscriptions.protocol;

import static io.gracekeeper.subscriptions.protocol.Times.OVER;

import io.gracekeeper.subscriptions.deletion.Permission;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.NextStep.Kind;
import io.gracekeeper.subscriptions.platform.Observation;
import io.gracekeeper.subscriptions.protocol.Platform.Command;
import io.gracekeeper.subscriptions.protocol.Platform.Verb;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One instance with at most one step in its hands. It may be frozen wherever it is, for as long as
 * it takes, also past its lease; others go on meanwhile, and it goes on when it wakes.
 *
 * @param ahead by how much its clock is ahead of a true one
 * @param work null: it has taken nothing
 */
record Worker(Duration ahead, @Nullable Work work, Place place) {

  /** What it took, as it stood then. */
  record Work(long fence, Kind step, Lifecycle lifecycle) {}

  /** Where it is in its step. */
  sealed interface Place {}

  record Idle() implements Place {}

  /** A command is about to be sent, or on its way. */
  record Telling(Command command) implements Place {}

  /**
   * The platform has answered, and nothing is recorded yet.
   *
   * @param seen null: it did not answer, or it refused
   */
  record Told(Verb verb, @Nullable Observation seen) implements Place {}

  /** It is about to ask billing. */
  record Asking(Observation seen) implements Place {}

  /**
   * Billing has answered, and nothing is judged yet.
   *
   * @param age of the consent, in ticks
   */
  record Judging(Observation seen, Permission permission, int age) implements Place {}

  static Worker idle(Duration ahead) {
    return new Worker(ahead, null, new Idle());
  }

  Worker at(Place other) {
    return new Worker(ahead, work, other);
  }

  Worker done() {
    return idle(ahead);
  }

  /** Of what it has taken; below every other where it has taken nothing. */
  long fence() {
    return work == null ? -1 : work.fence();
  }

  boolean tells(Verb verb) {
    return place instanceof Telling(var command) && command.verb() == verb;
  }

  Worker withFence(long fence) {
    if (work == null || work.fence() == fence) {
      return this;
    }
    var same = new Work(fence, work.step(), work.lifecycle());
    return place instanceof Telling(var command)
        ? new Worker(ahead, same, new Telling(command.withFence(fence)))
        : new Worker(ahead, same, place);
  }

  Worker tick() {
    return switch (place) {
      case Telling(var command) -> at(new Telling(command.tick()));
      case Judging(var seen, var permission, var age) ->
          at(new Judging(seen, permission, Math.min(OVER, age + 1)));
      case Idle _, Told _, Asking _ -> this;
    };
  }

  /** What it is about to do. */
  String doing() {
    return switch (place) {
      case Idle _ -> "takes what is due";
      case Telling(var command) -> "has it arrive: " + command;
      case Told(var verb, var seen) ->
          "records after " + verb + ": " + (seen == null ? "no answer" : seen.state());
      case Asking _ -> "asks billing";
      case Judging(_, var permission, _) -> "judges with " + permission;
    };
  }

  /** Cheap, for there are many; what it leaves out is told apart by equality. */
  @Override
  public int hashCode() {
    if (work == null) {
      return 0;
    }
    var hash = ((int) work.fence() * 31 + work.step().hashCode()) * 31 + Row.hash(work.lifecycle());
    return switch (place) {
      case Idle _ -> hash;
      case Telling(var command) -> hash * 31 + command.hashCode();
      case Told(var verb, var seen) ->
          (hash * 31 + verb.hashCode() + 5) * 31 + (seen == null ? 7 : seen.state().hashCode());
      case Asking(var seen) -> hash * 31 + seen.state().hashCode() + 11;
      case Judging(var seen, _, var age) -> (hash * 31 + seen.state().hashCode() + 23) * 31 + age;
    };
  }
}
