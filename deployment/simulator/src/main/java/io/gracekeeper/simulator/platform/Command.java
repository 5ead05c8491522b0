package io.gracekeeper.simulator.platform;

import java.util.Objects;
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
    Objects.requireNonNull(command, "A command is START, STOP, OBSERVE or DELETE.");
    Objects.requireNonNull(deployment, "A command names a deployment.");
  }

  enum Kind {
    START,
    STOP,
    OBSERVE,
    DELETE
  }
}
