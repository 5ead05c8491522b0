package io.gracekeeper.benchmarks.sweep;

/**
 * How much of everything there is.
 *
 * @param rows at rest
 * @param due at once
 * @param rate that become due a second, in the steady phase
 */
public record Size(int rows, int due, int rate) {

  /** Reads {@code sweep.rows}, {@code sweep.due} and {@code sweep.rate}, each of which is given. */
  public static Size given() {
    return new Size(
        Integer.getInteger("sweep.rows"),
        Integer.getInteger("sweep.due"),
        Integer.getInteger("sweep.rate"));
  }
}
