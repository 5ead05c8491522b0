package io.gracekeeper.clock;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The only place that reads the machine's clock. */
@ApplicationScoped
class Clocks {

  @Produces
  @Singleton
  @SystemTime
  Clock systemTime() {
    return Clock.systemUTC();
  }

  /** For a process that keeps nothing: business time starts over with it. */
  @Produces
  @Singleton
  @DefaultBean
  OffsetStore forgetful() {
    return new OffsetStore() {
      @Override
      public Duration load() {
        return Duration.ZERO;
      }

      @Override
      public void save(Duration offset) {
        // The offset lives as long as this process.
      }
    };
  }
}
