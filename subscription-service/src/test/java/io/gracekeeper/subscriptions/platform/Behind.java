package io.gracekeeper.subscriptions.platform;

import static org.junit.jupiter.api.Assumptions.abort;

import io.gracekeeper.events.DeploymentUid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The world behind a platform, past Gracekeeper: where its customers, its operators and chance are
 * at work, and where a test sees for itself. What cannot be done behind a platform {@link #cannot
 * says so}, and skips the test.
 */
interface Behind {

  /** What may befall a command on its way. */
  enum Trouble {
    /** Too much to do: it is not carried out. */
    BUSY,
    /** Something else is going on there: it is not carried out. */
    CONFLICT,
    /** It is carried out, and nobody learns of it. */
    ANSWER_LOST
  }

  /** Whether any of it runs, which is not asked of the platform. */
  boolean runs(Target target);

  /** Which one has its name now; empty if there is none. */
  Optional<DeploymentUid> uid(Target target);

  /** Gives it this data, in place of what it has. */
  void fill(Target target, long records);

  /** The data of the one that has its name; null if there is none. */
  @Nullable Long records(Target target);

  /** Gives it another size. */
  void scale(Target target, int nodes);

  /** Somebody scales it up, although it was stopped. */
  void startByHand(Target target);

  /** Somebody removes it with its data. */
  void removeByHand(Target target);

  /** Somebody removes it and makes another of its name, which runs; returns its uid. */
  DeploymentUid replace(Target target);

  /** How many snapshots are kept of the one with the target's uid. */
  int snapshots(Target target);

  /** Lets the bytes of a snapshot rot. */
  void damage(SnapshotName snapshot);

  /** Nothing comes of a snapshot that is begun, until all is well. */
  void letSnapshotsFail();

  /** No snapshot can be read back, until all is well. */
  void leaveNoScratchPlace();

  /** A customer closes a cloud account to the vendor. */
  void close(String cloudAccount);

  /** And opens it again. */
  void open(String cloudAccount);

  /** Befalls the next commands, as many as are said. */
  void befall(Trouble trouble, int commands);

  /** Ends what befalls commands and snapshots. */
  void allIsWell();

  /**
   * Skips the test, when it is thrown.
   *
   * @param reason why that cannot be done behind this platform
   */
  static RuntimeException cannot(String reason) {
    return abort(reason);
  }
}
