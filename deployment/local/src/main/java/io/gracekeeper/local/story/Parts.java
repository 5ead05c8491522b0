package io.gracekeeper.local.story;

import io.gracekeeper.local.platform.Part;

/** Parts of the platform that a story takes away and brings back. */
public interface Parts {

  /** Takes a part away, as a crash does. */
  void takeAway(Part part);

  /** Starts a part again and waits for it. */
  void bringBack(Part part);
}
