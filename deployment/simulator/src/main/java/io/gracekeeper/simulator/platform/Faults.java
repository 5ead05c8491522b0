package io.gracekeeper.simulator.platform;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.PositiveOrZero;

/** How badly the control plane is doing at the moment. All is well to begin with. */
@Singleton
class Faults {

  /**
   * What is wrong.
   *
   * @param down whether commands are turned away
   * @param delayMillis how long an answer takes after the command was carried out
   * @param snapshotsFail whether a snapshot that is begun now comes to nothing
   * @param cannotVerify whether no snapshot can be read back
   * @param busy how many commands are put off, the next ones
   * @param conflicts how many commands are turned away after those
   * @param loseAnswers how many commands are carried out after those without an answer
   */
  record Fault(
      boolean down,
      @PositiveOrZero long delayMillis,
      boolean snapshotsFail,
      boolean cannotVerify,
      @PositiveOrZero int busy,
      @PositiveOrZero int conflicts,
      @PositiveOrZero int loseAnswers) {

    static final Fault NONE = new Fault(false, 0, false, false, 0, 0, 0);

    private Accident next() {
      if (busy > 0) {
        return Accident.BUSY;
      }
      if (conflicts > 0) {
        return Accident.CONFLICT;
      }
      return loseAnswers > 0 ? Accident.ANSWER_LOST : Accident.NONE;
    }

    /** What is left of it after an accident. */
    private Fault after(Accident accident) {
      return switch (accident) {
        case NONE -> this;
        case BUSY -> with(busy - 1, conflicts, loseAnswers);
        case CONFLICT -> with(busy, conflicts - 1, loseAnswers);
        case ANSWER_LOST -> with(busy, conflicts, loseAnswers - 1);
      };
    }

    private Fault with(int busyLeft, int conflictsLeft, int losesLeft) {
      return new Fault(
          down, delayMillis, snapshotsFail, cannotVerify, busyLeft, conflictsLeft, losesLeft);
    }
  }

  /** What happens to one command. */
  enum Accident {
    NONE,
    BUSY,
    CONFLICT,
    ANSWER_LOST
  }

  private Fault current = Fault.NONE;

  synchronized Fault current() {
    return current;
  }

  synchronized void set(Fault fault) {
    current = fault;
  }

  /** What happens to a command that comes now, which counts. */
  synchronized Accident strike() {
    var accident = current.next();
    current = current.after(accident);
    return accident;
  }
}
