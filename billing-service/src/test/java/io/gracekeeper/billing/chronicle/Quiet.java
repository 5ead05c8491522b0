package io.gracekeeper.billing.chronicle;

import static org.awaitility.Awaitility.await;

import io.gracekeeper.clock.Activities;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Waits, as whoever asks the sandbox's pulse does, until billing has nothing under way. Two looks
 * in a row have to find all quiet and nothing done between them: one alone misses what one part
 * handed to another while it looked.
 */
public final class Quiet {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Activities parts;

  Quiet(Activities parts) {
    this.parts = parts;
  }

  /** Of the service that this test runs in its own process. */
  public static Quiet ofThisService() {
    return new Quiet(CDI.current().select(Activities.class).get());
  }

  /** Returns when it has come; fails if that takes too long. */
  public void come() {
    var before = new AtomicReference<>(parts.quietWithin(PATIENCE));
    await()
        .atMost(PATIENCE)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> {
          var now = parts.quietWithin(PATIENCE);
          return now.isQuiet() && now.equals(before.getAndSet(now));
        });
  }
}
