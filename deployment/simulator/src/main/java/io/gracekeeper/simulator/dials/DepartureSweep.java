package io.gracekeeper.simulator.dials;

import io.gracekeeper.clock.Rounds;
import io.gracekeeper.clock.SandboxResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Lets go what was delayed: at once when business time is moved, else every second. */
@Singleton
class DepartureSweep {

  private static final Duration REST = Duration.ofSeconds(1);

  private final Departures departures;
  private final Rounds rounds = new Rounds("departures", this::round);

  DepartureSweep(Departures departures) {
    this.departures = departures;
  }

  void start(@Observes StartupEvent started) {
    rounds.start();
  }

  void moved(@Observes SandboxResource.Move moved) {
    rounds.wake();
  }

  void stop(@Observes ShutdownEvent stopping) {
    rounds.close();
  }

  private Duration round() {
    departures.sweep();
    return REST;
  }
}
