package io.gracekeeper.simulator.platform;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.PositiveOrZero;

/** How badly the control plane is doing at the moment. */
@Singleton
class Faults {

  /**
   * What is wrong.
   *
   * @param down whether commands are turned away
   * @param delayMillis how long an answer takes after the command was carried out
   * @param snapshotsFail whether a snapshot that is begun now comes to nothing
   * @param cannotVerify whether no snapshot can be read back
   */
  record Fault(
      boolean down, @PositiveOrZero long delayMillis, boolean snapshotsFail, boolean cannotVerify) {

    static final Fault NONE = new Fault(false, 0, false, false);
  }

  private volatile Fault current = Fault.NONE;

  Fault current() {
    return current;
  }

  void set(Fault fault) {
    current = fault;
  }
}
