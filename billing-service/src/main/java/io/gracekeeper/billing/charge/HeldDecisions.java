package io.gracekeeper.billing.charge;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.Rounds;
import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.events.Cause;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the decisions that a permit held back, once it has expired. They are rare and may wait a
 * second; the permit itself keeps them from being too early.
 */
@Singleton
public class HeldDecisions implements Activity {

  private static final Duration REST = Duration.ofSeconds(1);
  private static final int BATCH = 100;

  private final Charges charges;
  private final Reassignment reassignment;
  private final Clock clock;
  private final Rounds rounds = new Rounds("held-decisions", this::round);
  private final AtomicLong decided = new AtomicLong();

  @Inject
  HeldDecisions(Charges charges, Reassignment reassignment, @SystemTime Clock clock) {
    this.charges = charges;
    this.reassignment = reassignment;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    rounds.start();
  }

  void stop(@Observes ShutdownEvent event) {
    rounds.close();
  }

  /** Decides what is due now; a test may call it. */
  Duration round() {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          var due = charges.lockedToDecideAgain(clock.instant(), BATCH);
          due.forEach(Charge::decideNow);
          reassignment.decide(due, Cause.of("permit-expired:" + UUID.randomUUID()));
          decided.addAndGet(due.size());
        });
    return REST;
  }

  @Override
  public Report report() {
    var held =
        QuarkusTransaction.requiringNew()
            .call(charges::nextToDecideAgain)
            .map(until -> "a decision about coverage waits for a permit to expire at " + until);
    return new Report(held.orElse(null), decided.get());
  }
}
