package io.gracekeeper.local.world;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for other processes by looking again, for they cannot wake us. This is the only place that
 * does so.
 */
public final class Await {

  private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(10);

  private Await() {}

  /**
   * Looks again until a condition holds.
   *
   * @return whether it held in time
   */
  public static boolean until(Duration atMost, BooleanSupplier condition) {
    var deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
    return true;
  }
}
