package io.gracekeeper.billing.chronicle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the marketplace has told of one purchase, in any order, and what follows from its own dates
 * (E9, D5): written down here a second time, so that the service is not its own judge.
 */
record Purchase(List<Fact> told) {

  /** One dated fact. */
  record Fact(Kind kind, Instant at) {}

  /** What notices say. */
  enum Kind {
    STARTED,
    ENDED,
    PENDING,
    FAILED,
    REPLACED
  }

  boolean pays() {
    var started = last(Kind.STARTED);
    var ended = last(Kind.ENDED);
    return started != null && (ended == null || !started.isBefore(ended));
  }

  boolean hasStarted() {
    return last(Kind.STARTED) != null;
  }

  boolean hasEnded() {
    return last(Kind.ENDED) != null && !pays();
  }

  boolean hasFailed() {
    return last(Kind.FAILED) != null;
  }

  /** The next purchase stands for it, unless it started again after that was told. */
  boolean isReplaced() {
    var started = last(Kind.STARTED);
    var replaced = last(Kind.REPLACED);
    return replaced != null && (started == null || !started.isAfter(replaced));
  }

  private @Nullable Instant last(Kind kind) {
    return told.stream()
        .filter(fact -> fact.kind() == kind)
        .map(Fact::at)
        .max(Instant::compareTo)
        .orElse(null);
  }
}
