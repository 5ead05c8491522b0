package io.gracekeeper.simulator.purchases;

import io.gracekeeper.clock.Rounds;
import io.gracekeeper.clock.SandboxResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Ends the purchases that are due: at once when business time is moved, else every second. */
@Singleton
class PurchaseSweep {

  private static final Duration REST = Duration.ofSeconds(1);

  private final Purchases purchases;
  private final Rounds rounds = new Rounds("purchases", this::round);

  PurchaseSweep(Purchases purchases) {
    this.purchases = purchases;
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
    purchases.sweep();
    return REST;
  }
}
