package io.gracekeeper.simulator.platform;

import io.gracekeeper.simulator.platform.Outcome.Reason;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Gracekeeper asks of the platform. Asked again, each command changes nothing more.
 *
 * @param uid the incarnation that is meant; null if the caller knows none
 * @param fence rises with each new owner of the deployment's next step; who comes with a lower one
 *     has been overtaken
 */
record Command(
    Kind command,
    String deployment,
    String account,
    String subscription,
    String name,
    @Nullable String uid,
    long fence) {

  Command {
    Objects.requireNonNull(command, "A command is START, STOP, OBSERVE, RELEASE or DELETE.");
    Objects.requireNonNull(deployment, "A command names a deployment.");
  }

  enum Kind {
    START,
    STOP,
    OBSERVE,
    RELEASE,
    DELETE
  }

  /** Whether it may change something, so that who was overtaken may not tell it. */
  boolean isMove() {
    return switch (command) {
      case OBSERVE -> false;
      case START, STOP, RELEASE, DELETE -> true;
    };
  }

  /** What it should name and does not. */
  Optional<Reason> lack() {
    return switch (command) {
      case OBSERVE, START, STOP -> Optional.empty();
      case RELEASE, DELETE -> uid == null ? Optional.of(Reason.UID_MISSING) : Optional.empty();
    };
  }
}
