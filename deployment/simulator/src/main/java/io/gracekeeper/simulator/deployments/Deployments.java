package io.gracekeeper.simulator.deployments;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.simulator.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What runs at the vendor. Who may change it is none of its business. */
@Singleton
public class Deployments implements Activity {

  private final Clock clock;
  private final Duration transition;
  private final Map<String, Deployment> live = new LinkedHashMap<>();
  private final Map<String, Seen> releasedByUid = new LinkedHashMap<>();
  private final Set<String> endedUids = new HashSet<>();
  private long changes;

  Deployments(@SystemTime Clock clock, Settings settings) {
    this.clock = clock;
    this.transition = settings.platform().transition();
  }

  /**
   * A deployment as one sees it from outside.
   *
   * @param nodes its scale
   */
  public record Seen(String deployment, String uid, Observed observed, long records, int nodes) {

    private Seen as(Observed changed) {
      return new Seen(deployment, uid, changed, records, nodes);
    }
  }

  /** Looks for an incarnation; without a uid, for the one that has the name now. */
  public synchronized Named look(String id, @Nullable String uid) {
    if (uid != null && releasedByUid.containsKey(uid)) {
      return new Named.ReleasedOne(releasedByUid.get(uid));
    }
    if (uid != null && endedUids.contains(uid)) {
      return new Named.EndedOne();
    }
    var found = live.get(id);
    if (found == null) {
      return new Named.Nothing();
    }
    return uid == null || uid.equals(found.uid())
        ? new Named.ThisOne(seen(found))
        : new Named.AnotherOne(seen(found));
  }

  /** Runs the one of this name; if there is none, a new one. */
  public synchronized Seen start(String id) {
    return scaleUp(id).orElseGet(() -> run(Deployment.empty(id, newUid(), clock.instant())));
  }

  public synchronized Optional<Seen> stop(String id) {
    return change(id, deployment -> deployment.stop(clock.instant(), transition));
  }

  /** Starts one that there is. */
  public synchronized Optional<Seen> scaleUp(String id) {
    return change(id, this::started);
  }

  /** Changes a deployment's data. */
  synchronized Optional<Seen> fill(String id, long records) {
    return change(id, deployment -> deployment.fill(records));
  }

  /** Changes how many nodes a deployment has. */
  synchronized Optional<Seen> scale(String id, int nodes) {
    return change(id, deployment -> deployment.scale(nodes));
  }

  /** Ends one with its data; its uid never comes back. */
  public synchronized Optional<Seen> remove(String id) {
    var removed = leave(id).map(seen -> seen.as(Observed.GONE));
    removed.ifPresent(seen -> endedUids.add(seen.uid()));
    return removed;
  }

  /** Lets one go: it stays as it is, and nothing here changes it any more. */
  public synchronized Optional<Seen> release(String id) {
    var released = leave(id).map(seen -> seen.as(Observed.RELEASED));
    released.ifPresent(seen -> releasedByUid.put(seen.uid(), seen));
    return released;
  }

  /** The one of this name; if there is none any more, one of this name that was released. */
  synchronized Optional<Seen> find(String id) {
    return all().stream().filter(each -> each.deployment().equals(id)).findFirst();
  }

  /** All of them, and behind them those that were released. */
  synchronized List<Seen> all() {
    return Stream.concat(live.values().stream().map(this::seen), releasedByUid.values().stream())
        .toList();
  }

  private Optional<Seen> leave(String id) {
    var left = Optional.ofNullable(live.remove(id));
    left.ifPresent(_ -> changes++);
    return left.map(this::seen);
  }

  private Optional<Seen> change(String id, UnaryOperator<Deployment> move) {
    return Optional.ofNullable(live.get(id)).map(move).map(this::keep);
  }

  private Seen run(Deployment made) {
    return keep(started(made));
  }

  private Seen keep(Deployment deployment) {
    if (!deployment.equals(live.put(deployment.id(), deployment))) {
      changes++;
    }
    return seen(deployment);
  }

  private Deployment started(Deployment deployment) {
    return deployment.start(clock.instant(), transition);
  }

  private Seen seen(Deployment deployment) {
    return deployment.seen(clock.instant());
  }

  private static String newUid() {
    return UUID.randomUUID().toString();
  }

  @Override
  public synchronized Optional<String> underWay() {
    var now = clock.instant();
    var count = live.values().stream().filter(each -> now.isBefore(each.settledAt())).count();
    return count == 0 ? Optional.empty() : Optional.of("deployments that start or stop: " + count);
  }

  @Override
  public synchronized long progress() {
    return changes;
  }
}
