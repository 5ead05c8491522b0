package io.gracekeeper.local.stage;

import io.gracekeeper.local.process.Part;

/** Parts of the platform that a story takes away and brings back. */
public interface Parts {

  /** Takes a part away, as a crash does. */
  void takeAway(Part part);

  /** Starts a part again and waits for it. */
  void bringBack(Part part);
}
