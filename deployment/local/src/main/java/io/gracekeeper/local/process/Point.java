package io.gracekeeper.local.process;

import java.util.Locale;

/** A point in the work of a service with a database, at which it can be killed. */
public enum Point {
  /** It has taken a batch and written all but the last of it; nothing is committed. */
  COMMIT,
  /** It has committed, and nobody has been told yet. */
  PUBLISHING,
  /** The platform has carried out a command, and its answer is on the way. */
  ANSWER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
