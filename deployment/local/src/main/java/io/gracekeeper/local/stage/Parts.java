package io.gracekeeper.local.stage;

import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.process.Point;

/** Parts of the platform that a story takes away and brings back. */
public interface Parts {

  /** From now on a part comes no further than to a point, until it is taken away. */
  void holdUp(Part part, Point before);

  /** Takes a part away, as a crash does; one that is held up, once it has come to its point. */
  void takeAway(Part part);

  /** Starts a part again and waits for it. */
  void bringBack(Part part);
}
