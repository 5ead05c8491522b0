package io.gracekeeper.adapter.replay;

import io.smallrye.mutiny.Uni;

/**
 * Proves the origin of a body again, from the start and as if it had only come now. Whoever takes
 * things from a queue implements it; this room knows nothing of queues.
 */
public interface Readmission {

  /** Keeps it among the notices if its origin is proven. Nothing goes to quarantine again. */
  Uni<Verdict> readmit(byte[] body);

  /** What became of it. */
  sealed interface Verdict {

    /** Its origin is proven, and it is durable among the notices. */
    record Kept() implements Verdict {}

    /** It is not believed, whenever it is asked. */
    record Refused(String code) implements Verdict {}

    /** It cannot be said now. */
    record NotNow(String code) implements Verdict {}
  }
}
