package io.gracekeeper.benchmarks.running;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what somebody else does, and not for ever. */
public final class Waiting {

  private Waiting() {}

  /** Something that will hold sooner or later. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws SQLException;
  }

  /**
   * Returns as soon as a condition holds.
   *
   * @param what it is, to be named if it does not
   * @param every how often to look
   * @throws IllegalStateException if it did not hold in time
   */
  public static void until(String what, Duration atMost, Duration every, Condition condition)
      throws SQLException {
    var deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("In " + atMost + " it did not come to this: " + what + ".");
      }
      LockSupport.parkNanos(every.toNanos());
    }
  }
}
