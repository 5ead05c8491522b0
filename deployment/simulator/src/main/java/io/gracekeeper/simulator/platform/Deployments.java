package io.gracekeeper.simulator.platform;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.simulator.Settings;
import io.gracekeeper.simulator.platform.Outcome.Done;
import io.gracekeeper.simulator.platform.Outcome.Reason;
import io.gracekeeper.simulator.platform.Outcome.Refused;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What runs at the vendor, and the rules by which commands may change it. */
@Singleton
class Deployments implements Activity {

  private final Clock clock;
  private final Duration transition;
  private final Map<String, Deployment> live = new LinkedHashMap<>();
  private final Set<String> deletedUids = new HashSet<>();
  private final Map<String, Long> highestFences = new HashMap<>();
  private long changes;

  Deployments(@SystemTime Clock clock, Settings settings) {
    this.clock = clock;
    this.transition = settings.platform().transition();
  }

  synchronized Outcome carryOut(Command command) {
    var kind = command.command();
    if (kind != Command.Kind.OBSERVE && isOvertaken(command)) {
      return new Refused(Reason.STALE_FENCE);
    }
    if (command.uid() != null && deletedUids.contains(command.uid())) {
      return gone(command);
    }
    return switch (kind) {
      case OBSERVE -> done(command, live.get(command.deployment()));
      case START -> done(command, start(command.deployment()));
      case STOP -> done(command, change(command.deployment(), this::stopped).orElse(null));
      case DELETE -> delete(command);
    };
  }

  private boolean isOvertaken(Command command) {
    var highest = highestFences.merge(command.deployment(), command.fence(), Math::max);
    return command.fence() < highest;
  }

  private Deployment start(String id) {
    return change(id, this::started)
        .orElseGet(() -> {
          var uid = UUID.randomUUID().toString();
          return keep(started(new Deployment(id, uid, false, clock.instant(), 0)));
        });
  }

  private Outcome delete(Command command) {
    var known = live.get(command.deployment());
    if (command.uid() == null) {
      return new Refused(Reason.UID_MISSING);
    }
    if (known == null) {
      return gone(command);
    }
    if (!known.uid().equals(command.uid())) {
      return new Refused(Reason.OTHER_UID);
    }
    live.remove(known.id());
    deletedUids.add(known.uid());
    changes++;
    return gone(command);
  }

  private Outcome done(Command command, @Nullable Deployment deployment) {
    return deployment == null
        ? gone(command)
        : new Done(deployment.id(), deployment.uid(), deployment.observed(clock.instant()));
  }

  private static Outcome gone(Command command) {
    return new Done(command.deployment(), command.uid(), Observed.GONE);
  }

  /** Starts a deployment by hand, past whoever has stopped it. */
  synchronized Optional<Seen> scaleUp(String id) {
    return change(id, this::started).map(this::seen);
  }

  /** Changes a deployment's data. */
  synchronized Optional<Seen> fill(String id, long records) {
    return change(id, deployment -> deployment.with(records)).map(this::seen);
  }

  /** A deployment as one sees it from outside. */
  record Seen(String deployment, String uid, Observed observed, long records) {}

  synchronized Optional<Seen> find(String id) {
    return Optional.ofNullable(live.get(id)).map(this::seen);
  }

  synchronized List<Seen> all() {
    return live.values().stream().map(this::seen).toList();
  }

  private Seen seen(Deployment deployment) {
    var observed = deployment.observed(clock.instant());
    return new Seen(deployment.id(), deployment.uid(), observed, deployment.records());
  }

  private Deployment started(Deployment deployment) {
    return deployment.start(clock.instant(), transition);
  }

  private Deployment stopped(Deployment deployment) {
    return deployment.stop(clock.instant(), transition);
  }

  private Optional<Deployment> change(String id, UnaryOperator<Deployment> move) {
    return Optional.ofNullable(live.get(id)).map(move).map(this::keep);
  }

  private Deployment keep(Deployment deployment) {
    if (!deployment.equals(live.put(deployment.id(), deployment))) {
      changes++;
    }
    return deployment;
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
