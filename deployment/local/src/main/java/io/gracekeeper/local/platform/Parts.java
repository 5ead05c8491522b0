package io.gracekeeper.local.platform;

import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.process.Point;

/** Parts of the platform that a story takes away and brings in. */
public interface Parts {

  /**
   * From now on a part comes no further than to a point, until it is taken away.
   *
   * @throws IllegalArgumentException if it has no such point
   */
  void holdUp(Part part, Point before);

  /**
   * Takes a part away, as a crash does; what it keeps on disk stays. One that is held up is taken
   * away once it has come to its point.
   */
  void takeAway(Part part);

  /** Starts a part that is not there, where it was or for the first time, and waits for it. */
  void bringIn(Part part);
}
