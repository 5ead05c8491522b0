package io.gracekeeper.subscriptions.lifecycle;

import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Released;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Requested;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Running;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Snapshotting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Starting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be done next with a deployment, and when, in business time. */
public record NextStep(Kind kind, Instant at) {

  /** All that can be to do; of what is due at the same instant the first comes first. */
  public enum Kind {
    START,
    STOP,
    RESTORE,
    /** A trial or a reprieve ends. */
    FOLLOW,
    /** Look whether it is still stopped (D6). */
    LOOK,
    WARN,
    SNAPSHOT,
    RELEASE,
    /** Ask every key whether it turns. */
    JUDGE,
    DELETE,
    /** What is kept of it after its deletion goes. */
    DISCARD
  }

  /**
   * What it depends on besides the state.
   *
   * @param trialEndsAt null if the deployment is no trial
   * @param reprievedUntil null if nobody reprieved it
   * @param snapshotRequired P8; also where nobody knows
   * @param atCustomers whether it is hosted in the customer's own cloud account (B2)
   * @param lookEvery how often a stopped one is looked at
   * @param snapshotBefore how long before its deletion a snapshot is begun
   */
  public record Terms(
      @Nullable Instant trialEndsAt,
      @Nullable Instant reprievedUntil,
      boolean snapshotRequired,
      boolean atCustomers,
      Duration lookEvery,
      Duration snapshotBefore) {}

  private static final Comparator<NextStep> SOONEST =
      Comparator.comparing(NextStep::at).thenComparing(NextStep::kind);

  /** Empty: nothing by itself. */
  public static Optional<NextStep> of(Lifecycle it, Terms terms, Instant now) {
    return switch (it) {
      case Requested _, Released _ -> Optional.empty();
      case Starting _ -> Optional.of(new NextStep(Kind.START, now));
      case Stopping _ -> Optional.of(new NextStep(Kind.STOP, now));
      case Restoring _ -> Optional.of(new NextStep(Kind.RESTORE, now));
      case Snapshotting _ -> Optional.of(new NextStep(Kind.SNAPSHOT, now));
      case Deleting _ -> Optional.of(new NextStep(Kind.DELETE, now));
      case Running _ ->
          Stream.of(terms.trialEndsAt(), terms.reprievedUntil())
              .filter(Objects::nonNull)
              .filter(end -> end.isAfter(now))
              .min(Comparator.naturalOrder())
              .map(end -> new NextStep(Kind.FOLLOW, end));
      case Stopped stopped -> ofStopped(stopped, terms, now).min(SOONEST);
      case Deleted deleted ->
          Optional.ofNullable(deleted.snapshotKeptUntil())
              .map(until -> new NextStep(Kind.DISCARD, until));
    };
  }

  private static Stream<NextStep> ofStopped(Stopped it, Terms terms, Instant now) {
    var look = new NextStep(Kind.LOOK, now.plus(terms.lookEvery()));
    if (terms.atCustomers()) {
      return Stream.of(look, new NextStep(Kind.RELEASE, it.due()));
    }
    return Stream.of(look, end(it, terms));
  }

  /** The step that is next on the way to its end. */
  private static NextStep end(Stopped it, Terms terms) {
    var missesSnapshot = terms.snapshotRequired() && it.snapshot() == null;
    var warning = it.warnings().nextAt(it.due()).map(at -> new NextStep(Kind.WARN, at));
    var snapshot =
        Optional.of(new NextStep(Kind.SNAPSHOT, snapshotAt(it, terms))).filter(_ -> missesSnapshot);
    return Stream.of(warning, snapshot)
        .flatMap(Optional::stream)
        .min(SOONEST)
        .orElseGet(() -> new NextStep(Kind.JUDGE, it.deletesAt()));
  }

  private static Instant snapshotAt(Stopped it, Terms terms) {
    return it.ground() instanceof Ground.Ordered
        ? it.deleteAfter()
        : it.deletesAt().minus(terms.snapshotBefore());
  }
}
