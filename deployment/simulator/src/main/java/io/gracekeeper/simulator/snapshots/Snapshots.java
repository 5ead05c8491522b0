package io.gracekeeper.simulator.snapshots;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.simulator.Settings;
import io.gracekeeper.simulator.snapshots.Standing.Reading;
import io.gracekeeper.simulator.snapshots.Standing.Taking;
import io.gracekeeper.simulator.snapshots.Standing.TakingState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every snapshot that is kept, by the id that whoever wanted it gave it. */
@Singleton
public class Snapshots implements Activity {

  private final Clock clock;
  private final Duration transition;
  private final Map<String, Snapshot> kept = new LinkedHashMap<>();
  private long changes;

  Snapshots(@SystemTime Clock clock, Settings settings) {
    this.clock = clock;
    this.transition = settings.platform().transition();
  }

  /** Whether the id is that of a snapshot of something else. */
  public synchronized boolean isOfAnother(String id, Incarnation incarnation) {
    return kept.containsKey(id) && find(id, incarnation.deployment(), incarnation.uid()).isEmpty();
  }

  /** How the one of this id stands; empty if none was begun. */
  public synchronized Optional<Taking> taking(String id) {
    return Optional.ofNullable(kept.get(id)).map(snapshot -> snapshot.taking(clock.instant()));
  }

  /**
   * Begins one, in place of what may have the id.
   *
   * @param fails whether nothing will come of it
   */
  public synchronized Taking begin(String id, Incarnation incarnation, boolean fails) {
    var now = clock.instant();
    return keep(Snapshot.begin(id, incarnation, now, transition, fails)).taking(now);
  }

  /**
   * Begins to restore one to a scratch place and to read it back, or tells how far that is.
   *
   * @param impossible whether there is no scratch place to be had
   */
  public synchronized Reading verify(String id, String deployment, String uid, boolean impossible) {
    var now = clock.instant();
    var taken = find(id, deployment, uid).filter(snapshot -> snapshot.isTaken(now));
    return impossible
        ? taken.map(Snapshot::unverifiable).orElseGet(() -> Reading.missing(id))
        : taken
            .map(snapshot -> keep(snapshot.restoreToScratch(now, transition)).reading(now))
            .orElseGet(() -> Reading.missing(id));
  }

  /** What can be made anew from one; empty if it is not kept, not of that uid, or damaged. */
  public synchronized Optional<Incarnation> usable(String id, String deployment, String uid) {
    var now = clock.instant();
    return find(id, deployment, uid)
        .filter(snapshot -> snapshot.isTaken(now) && !snapshot.isDamaged())
        .map(Snapshot::of);
  }

  /** Deletes all of an incarnation, whether it still is or not; returns how many are left. */
  public synchronized long discard(String deployment, String uid) {
    if (kept.values().removeIf(snapshot -> snapshot.of().is(deployment, uid))) {
      changes++;
    }
    return kept.values().stream().filter(snapshot -> snapshot.of().is(deployment, uid)).count();
  }

  /** A snapshot as the vendor's people see it. */
  record Seen(
      String id, String uid, String deployment, long records, TakingState state, boolean damaged) {}

  synchronized List<Seen> all() {
    return kept.values().stream().map(this::seen).toList();
  }

  /** Lets the bytes of one rot. */
  synchronized Optional<Seen> damage(String id) {
    return Optional.ofNullable(kept.get(id)).map(Snapshot::rot).map(this::keep).map(this::seen);
  }

  private Seen seen(Snapshot snapshot) {
    var of = snapshot.of();
    var state = snapshot.state(clock.instant());
    return new Seen(
        snapshot.id(), of.uid(), of.deployment(), of.records(), state, snapshot.isDamaged());
  }

  private Optional<Snapshot> find(String id, String deployment, String uid) {
    return Optional.ofNullable(kept.get(id)).filter(snapshot -> snapshot.of().is(deployment, uid));
  }

  private Snapshot keep(Snapshot snapshot) {
    if (!snapshot.equals(kept.put(snapshot.id(), snapshot))) {
      changes++;
    }
    return snapshot;
  }

  @Override
  public synchronized Report report() {
    var now = clock.instant();
    var count = kept.values().stream().filter(each -> each.isUnderWay(now)).count();
    return Report.of(count, "snapshots that are taken or read back", changes);
  }
}
