package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.subscriptions.lifecycle.NextStep.Kind;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Who carries out which steps: two workloads with identities of their own, or both in one. */
public enum Duty {
  /** Starts, stops, restores, warns and takes snapshots; deletes nothing. */
  STOPPER,
  /** Deletes, and nothing else. Only its database role may write that it does. */
  PURGER;

  static Duty of(Kind step) {
    return switch (step) {
      case START, STOP, RESTORE, FOLLOW, LOOK, WARN, SNAPSHOT, RELEASE -> STOPPER;
      case JUDGE, DELETE, DISCARD -> PURGER;
    };
  }

  /** As the database's partial indexes have it: {@code next_step in ('JUDGE', …)}. */
  String condition() {
    return Arrays.stream(Kind.values())
        .filter(step -> of(step) == this)
        .map(step -> "'" + step + "'")
        .collect(Collectors.joining(", ", "next_step in (", ")"));
  }
}
