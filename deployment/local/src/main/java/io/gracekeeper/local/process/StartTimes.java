package io.gracekeeper.local.process;

import java.util.function.Consumer;

/**
 * Tells how long each part takes to start.
 *
 * @param audience is told a line for each
 */
public record StartTimes(Consumer<String> audience) {

  /** Starts a part and tells of it. */
  public void of(Part part, Runnable start) {
    var before = System.nanoTime();
    start.run();
    audience.accept(
        "%-20s is ready after %4.1f s".formatted(part.label(), (System.nanoTime() - before) / 1e9));
  }
}
