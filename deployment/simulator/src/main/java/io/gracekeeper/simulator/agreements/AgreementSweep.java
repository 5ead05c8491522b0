package io.gracekeeper.simulator.agreements;

import io.gracekeeper.clock.Rounds;
import io.gracekeeper.clock.SandboxResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Lets time do what is due: at once when business time is moved, else every second. */
@Singleton
class AgreementSweep {

  private static final Duration REST = Duration.ofSeconds(1);

  private final Marketplace marketplace;
  private final Rounds rounds = new Rounds("agreements", this::round);

  AgreementSweep(Marketplace marketplace) {
    this.marketplace = marketplace;
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
    marketplace.sweep();
    return REST;
  }
}
