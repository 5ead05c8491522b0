package io.gracekeeper.simulator.platform;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gracekeeper.simulator.platform.Outcome.Reason;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Gracekeeper asks of the platform. */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "command",
    visible = true,
    defaultImpl = Command.Order.class)
@JsonSubTypes(@JsonSubTypes.Type(value = Command.CheckAccess.class, name = "CHECK_ACCESS"))
sealed interface Command {

  /**
   * Asks whether the platform gets into a cloud account. It is about no deployment.
   *
   * @param cloudAccount the customer's own; null for the vendor's
   */
  record CheckAccess(@Nullable String cloudAccount) implements Command {}

  /**
   * Is about a deployment. Asked again, each one changes nothing more.
   *
   * @param uid the incarnation that is meant; null if the caller knows none
   * @param fence rises with each new owner of the deployment's next step; who comes with a lower
   *     one has been overtaken
   * @param cloudAccount the customer's own, in which it is hosted; null for the vendor's
   */
  record Order(
      Kind command,
      String deployment,
      String account,
      String subscription,
      String name,
      @Nullable String uid,
      long fence,
      @Nullable String cloudAccount)
      implements Command {

    public Order {
      Objects.requireNonNull(command, "A command says which one it is.");
      Objects.requireNonNull(deployment, "A command names a deployment.");
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

  /** What is to become of a deployment. */
  enum Kind {
    START,
    STOP,
    OBSERVE,
    RELEASE,
    DELETE
  }
}
