package io.gracekeeper.benchmarks.sweep;

import io.gracekeeper.benchmarks.running.Memory;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who is measured, with its rows in a database of its own. */
interface Contestant {

  /** Fills its tables with what is at rest, and lets the planner know. */
  void fill(int rows) throws SQLException, IOException;

  /**
   * Makes deployments due, all of them visible at one moment.
   *
   * @param first when the first one is due
   * @param apart from one to the next
   */
  void makeDue(Lot lot, Instant first, Duration apart) throws SQLException, IOException;

  /** How many of them are still due, or are being stopped. */
  long left() throws SQLException;

  /** What its rows and the index of what is due take on the disk. */
  String sizes() throws SQLException;

  /** What all its processes took of the machine's processors so far. */
  Duration processorTime();

  /** What its oldest process has; empty where the system does not say. */
  Optional<Memory> memory();
}
