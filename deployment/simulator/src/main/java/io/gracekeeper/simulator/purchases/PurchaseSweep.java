package io.gracekeeper.simulator.purchases;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/** Looks for purchases that end now; business time may jump, so nothing can be set to wake it. */
@Singleton
class PurchaseSweep {

  private static final Logger LOG = Logger.getLogger(PurchaseSweep.class);
  private static final long INTERVAL_MILLIS = 100;

  private final Purchases purchases;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("sweep").factory());

  PurchaseSweep(Purchases purchases) {
    this.purchases = purchases;
  }

  void start(@Observes StartupEvent started) {
    var _ =
        timer.scheduleWithFixedDelay(this::sweep, INTERVAL_MILLIS, INTERVAL_MILLIS, MILLISECONDS);
  }

  /** A sweep that fails must not be the last one. */
  private void sweep() {
    try {
      purchases.sweep();
    } catch (RuntimeException failed) {
      LOG.error("The sweep over the purchases failed and runs again.", failed);
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    timer.shutdownNow();
  }
}
