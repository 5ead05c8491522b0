package io.gracekeeper.billing.charge;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.clock.Rounds;
import io.gracekeeper.clock.SandboxResource;
import io.gracekeeper.events.Cause;
import io.gracekeeper.policy.Policies;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides anew for what was charged to a card that has expired: nobody tells us that a month is
 * over. Several instances share the work, each what the others have not locked. A product without a
 * policy is left alone, for nobody may decide it.
 */
@Singleton
public class ExpirySweep implements Activity {

  private static final int BATCH = 500;

  /** Other instances write due instants too, and cards are charged for months: nobody hurries. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private final Charges charges;
  private final Reassignment reassignment;
  private final Policies policies;
  private final Clock clock;
  private final Rounds rounds = new Rounds("expiries", this::round);
  private final AtomicLong decided = new AtomicLong();

  @Inject
  ExpirySweep(
      Charges charges, Reassignment reassignment, Policies policies, @BusinessTime Clock clock) {
    this.charges = charges;
    this.reassignment = reassignment;
    this.policies = policies;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    rounds.start();
  }

  void stop(@Observes ShutdownEvent event) {
    rounds.close();
  }

  void moved(@Observes SandboxResource.Move moved) {
    rounds.wake();
  }

  private Duration round() {
    var count = QuarkusTransaction.requiringNew().call(this::decideDue);
    decided.addAndGet(count);
    return count == BATCH ? Duration.ZERO : LONGEST_REST;
  }

  private int decideDue() {
    var due = charges.lockedThatExpired(policies.products(), clock.instant(), BATCH);
    reassignment.decide(due, Cause.of("payment-method-expired:" + UUID.randomUUID()));
    return due.size();
  }

  @Override
  public Report report() {
    var due = next().filter(it -> !it.isAfter(clock.instant()));
    return new Report(
        due.map(it -> "what was charged to a card that expired at " + it + " is to be decided")
            .orElse(null),
        decided.get());
  }

  @Override
  public @Nullable Instant nextDue() {
    return next().orElse(null);
  }

  private Optional<Instant> next() {
    return QuarkusTransaction.requiringNew().call(() -> charges.nextToExpire(policies.products()));
  }
}
