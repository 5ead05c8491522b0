package io.gracekeeper.simulator.deployments;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.simulator.Settings;
import io.gracekeeper.simulator.snapshots.Incarnation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What runs at the vendor. Who may change it is none of its business. */
@Singleton
public class Deployments implements Activity {

  private final Clock clock;
  private final Duration transition;
  private final Map<String, Deployment> live = new LinkedHashMap<>();
  private final Departed departed = new Departed();
  private long changes;

  Deployments(@SystemTime Clock clock, Settings settings) {
    this.clock = clock;
    this.transition = settings.platform().transition();
  }

  /** Looks for an incarnation; without a uid, for the one that has the name now. */
  public synchronized Named look(String id, @Nullable String uid) {
    return Optional.ofNullable(uid).flatMap(departed::find).orElseGet(() -> lookNow(id, uid));
  }

  private Named lookNow(String id, @Nullable String uid) {
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
    return scaleUp(id).orElseGet(() -> run(now -> Deployment.empty(id, newUid(), now)));
  }

  /** Runs a new one with the data and the scale of a copy; empty if its name is in use. */
  public synchronized Optional<Seen> remake(Incarnation copy) {
    if (live.containsKey(copy.deployment())) {
      return Optional.empty();
    }
    var made = run(now -> Deployment.of(copy, newUid(), now));
    departed.succeed(copy.uid(), made.uid());
    return Optional.of(made);
  }

  /** The uid of what was made of an ended one; empty if nothing was. */
  public synchronized Optional<String> successor(String uid) {
    return departed.successor(uid);
  }

  public synchronized Optional<Seen> stop(String id) {
    return change(id, (deployment, now) -> deployment.stop(now, transition));
  }

  /** Starts one that there is. */
  public synchronized Optional<Seen> scaleUp(String id) {
    return change(id, (deployment, now) -> deployment.start(now, transition));
  }

  /** Changes a deployment's data. */
  synchronized Optional<Seen> fill(String id, long records) {
    return change(id, (deployment, _) -> deployment.fill(records));
  }

  /** Changes how many nodes a deployment has. */
  synchronized Optional<Seen> scale(String id, int nodes) {
    return change(id, (deployment, _) -> deployment.scale(nodes));
  }

  /** Ends one with its data; its uid never comes back. */
  public synchronized Optional<Seen> remove(String id) {
    return depart(id).map(departed::end);
  }

  /** Lets one go: it stays as it is, and nothing here changes it any more. */
  public synchronized Optional<Seen> release(String id) {
    return depart(id).map(departed::release);
  }

  /** The one of this name; if there is none any more, one of this name that was released. */
  synchronized Optional<Seen> find(String id) {
    return all().stream().filter(each -> each.deployment().equals(id)).findFirst();
  }

  /** All of them, and behind them those that were released. */
  synchronized List<Seen> all() {
    return Stream.concat(live.values().stream().map(this::seen), departed.released().stream())
        .toList();
  }

  private Optional<Seen> depart(String id) {
    var left = Optional.ofNullable(live.remove(id));
    left.ifPresent(_ -> changes++);
    return left.map(this::seen);
  }

  private Optional<Seen> change(String id, BiFunction<Deployment, Instant, Deployment> move) {
    var now = clock.instant();
    return Optional.ofNullable(live.get(id))
        .map(deployment -> keep(move.apply(deployment, now)).seen(now));
  }

  private Seen run(Function<Instant, Deployment> making) {
    var now = clock.instant();
    return keep(making.apply(now).start(now, transition)).seen(now);
  }

  private Deployment keep(Deployment deployment) {
    if (!deployment.equals(live.put(deployment.id(), deployment))) {
      changes++;
    }
    return deployment;
  }

  private Seen seen(Deployment deployment) {
    return deployment.seen(clock.instant());
  }

  private static String newUid() {
    return UUID.randomUUID().toString();
  }

  @Override
  public synchronized Report report() {
    var now = clock.instant();
    var count = live.values().stream().filter(each -> now.isBefore(each.settledAt())).count();
    return Report.of(count, "deployments that start or stop", changes);
  }
}
