package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.clock.Rounds;
import io.gracekeeper.clock.SandboxResource;
import io.gracekeeper.subscriptions.deployment.StepDue;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Finds what is due and has it carried out, many at a time, so that one slow platform call delays
 * no other. It rests until the next row is due, a transaction says that one is, or a second has
 * passed (another instance may have written one).
 */
@Singleton
public class Sweep implements Activity {

  private static final Logger LOG = Logger.getLogger(Sweep.class);
  private static final int AT_ONCE = 64;
  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private final Claims claims;
  private final Steps steps;
  private final Clock clock;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Rounds rounds = new Rounds("sweep", this::round);
  private final AtomicLong carriedOut = new AtomicLong();

  @Inject
  Sweep(Claims claims, Steps steps, @BusinessTime Clock clock) {
    this.claims = claims;
    this.steps = steps;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    rounds.start();
  }

  void stop(@Observes ShutdownEvent event) {
    rounds.close();
  }

  void due(@Observes(during = TransactionPhase.AFTER_SUCCESS) StepDue due) {
    rounds.wake();
  }

  void moved(@Observes SandboxResource.Move moved) {
    rounds.wake();
  }

  private Duration round() throws SQLException {
    var room = free.drainPermits();
    if (room == 0) {
      return LONGEST_REST; // Whoever finishes wakes us.
    }
    List<Claim> taken = List.of();
    try {
      taken = claims.take(room);
    } finally {
      free.release(room - taken.size()); // Also when the database is away.
    }
    for (var claim : taken) {
      Thread.ofVirtual().name("step-" + claim.deployment()).start(() -> carryOut(claim));
    }
    return rest();
  }

  private void carryOut(Claim claim) {
    try {
      steps.carryOut(claim);
    } catch (RuntimeException failed) {
      // The lease runs out and the step is tried again; nothing was recorded.
      LOG.errorf(failed, "A step failed deployment=%s", claim.deployment());
    } finally {
      carriedOut.incrementAndGet();
      free.release();
      rounds.wake();
    }
  }

  private Duration rest() throws SQLException {
    return claims
        .next()
        .map(next -> Duration.between(clock.instant(), next))
        .filter(until -> until.compareTo(LONGEST_REST) < 0)
        .orElse(LONGEST_REST);
  }

  @Override
  public Optional<String> underWay() {
    try {
      var count = claims.underWay();
      return count == 0 ? Optional.empty() : Optional.of(count + " deployments have a step to do");
    } catch (SQLException unreadable) {
      throw new IllegalStateException("The deployments cannot be read.", unreadable);
    }
  }

  @Override
  public long progress() {
    return carriedOut.get();
  }

  @Override
  public Optional<Instant> nextDue() {
    try {
      return claims.next();
    } catch (SQLException unreadable) {
      throw new IllegalStateException("The deployments cannot be read.", unreadable);
    }
  }
}
