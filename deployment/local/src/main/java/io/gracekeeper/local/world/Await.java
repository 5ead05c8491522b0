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

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  /** A look costs them time that they could work in. */
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

  private Await() {}

  /**
   * Looks again until a condition holds.
   *
   * @return whether it held in time
   */
  public static boolean until(Duration atMost, BooleanSupplier condition) {
    var deadline = System.nanoTime() + atMost.toNanos();
    var pause = FIRST_PAUSE;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(LONGEST_PAUSE, pause + pause / 2);
    }
    return true;
  }
}
