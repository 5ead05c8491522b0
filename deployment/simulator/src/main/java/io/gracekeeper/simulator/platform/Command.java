package io.gracekeeper.simulator.platform;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gracekeeper.simulator.platform.Outcome.Reason;
import java.time.Instant;
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
   * @param snapshot the one that is meant; null if none is
   * @param cloudAccount the customer's own, in which it is hosted; null for the vendor's
   * @param notAfter when it no longer counts, by the platform's clock; null if it always does
   */
  record Order(
      Kind command,
      String deployment,
      String account,
      String subscription,
      String name,
      @Nullable String uid,
      long fence,
      @Nullable String snapshot,
      @Nullable String cloudAccount,
      @Nullable Instant notAfter)
      implements Command {

    public Order {
      Objects.requireNonNull(command, "A command says which one it is.");
      Objects.requireNonNull(deployment, "A command names a deployment.");
    }

    /** Whether it may change something, so that who was overtaken may not tell it. */
    boolean isMove() {
      return switch (command) {
        case OBSERVE -> false;
        case START, STOP, RESTORE, SNAPSHOT, VERIFY, DISCARD, RELEASE, DELETE -> true;
      };
    }

    /** Whether whoever sent it was held up for too long. */
    boolean isTooLate(Instant now) {
      return notAfter != null && now.isAfter(notAfter);
    }

    /** What it should name and does not. */
    Optional<Reason> lack() {
      return switch (command) {
        case OBSERVE, START, STOP -> Optional.empty();
        case RESTORE, DISCARD, RELEASE, DELETE -> lackOfUid();
        case SNAPSHOT, VERIFY -> lackOfUid().or(this::lackOfSnapshot);
      };
    }

    private Optional<Reason> lackOfUid() {
      return uid == null ? Optional.of(Reason.UID_MISSING) : Optional.empty();
    }

    private Optional<Reason> lackOfSnapshot() {
      return snapshot == null ? Optional.of(Reason.SNAPSHOT_MISSING) : Optional.empty();
    }

    /** The same about another incarnation. */
    Order about(String otherUid) {
      return new Order(
          command,
          deployment,
          account,
          subscription,
          name,
          otherUid,
          fence,
          snapshot,
          cloudAccount,
          notAfter);
    }
  }

  /** What is to become of a deployment, or of its snapshots. */
  enum Kind {
    START,
    STOP,
    OBSERVE,
    /** To run again as it was: the same one, or one that is made of a snapshot. */
    RESTORE,
    SNAPSHOT,
    /** To restore a snapshot to a scratch place, and to read it back from there. */
    VERIFY,
    /** To delete every snapshot. */
    DISCARD,
    /** To manage it no longer, and to leave it where it is. */
    RELEASE,
    DELETE
  }
}
