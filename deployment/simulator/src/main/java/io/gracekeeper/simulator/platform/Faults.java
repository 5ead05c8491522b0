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
   */
  record Fault(boolean down, @PositiveOrZero long delayMillis) {}

  private volatile Fault current = new Fault(false, 0);

  Fault current() {
    return current;
  }

  void set(Fault fault) {
    current = fault;
  }
}
