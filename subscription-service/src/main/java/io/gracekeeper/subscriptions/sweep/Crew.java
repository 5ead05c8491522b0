package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.clock.Rounds;
import io.gracekeeper.events.AccountId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Finds what is due in one duty and has it carried out, many at a time, so that one slow platform
 * call delays no other; nor do many of one account. It rests until the next row is due, a
 * transaction says that one is, or a second has passed (another instance may have written one).
 */
final class Crew {

  private static final Logger LOG = Logger.getLogger(Crew.class);
  private static final int AT_ONCE = 256;
  private static final int IN_A_BATCH = 64;

  /** Whose platform is slow has so many steps waiting for it, and no more are begun meanwhile. */
  private static final int AT_ONCE_OF_AN_ACCOUNT = 32;

  private static final Duration LONGEST_REST = Duration.ofSeconds(1);

  private final Duty duty;
  private final Claims claims;
  private final Steps steps;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final Map<AccountId, Integer> busy = new ConcurrentHashMap<>();
  private final Rounds rounds;
  private final AtomicLong carriedOut = new AtomicLong();

  Crew(Duty duty, Claims claims, Steps steps, Clock clock, MeterRegistry metrics) {
    this.duty = duty;
    this.claims = claims;
    this.steps = steps;
    this.clock = clock;
    this.metrics = metrics;
    this.rounds = new Rounds("sweep-" + duty.name().toLowerCase(Locale.ROOT), this::round);
  }

  void start() {
    rounds.start();
  }

  void stop() {
    rounds.close();
  }

  void wake() {
    rounds.wake();
  }

  long carriedOut() {
    return carriedOut.get();
  }

  Optional<Instant> nextDue() throws SQLException {
    return claims.next(duty);
  }

  private Duration round() throws SQLException {
    var room = Math.min(IN_A_BATCH, free.availablePermits());
    if (room == 0) {
      return LONGEST_REST; // Whoever finishes wakes us.
    }
    var taken = claims.take(duty, room, overloaded());
    taken.forEach(this::measure);
    begun(taken).forEach(this::start);
    return taken.size() == room ? Duration.ZERO : rest();
  }

  private void measure(Claim claim) {
    var late = Duration.between(claim.due().at(), clock.instant());
    Timer.builder("gracekeeper.step.lateness")
        .description("from when a step was due until it was taken, in business time")
        .tag("step", claim.due().kind().name())
        .publishPercentileHistogram()
        .register(metrics)
        .record(late.isNegative() ? Duration.ZERO : late);
  }

  /** All in one transaction; if that fails, one by one, so that one broken row stops no other. */
  private List<Work> begun(List<Claim> taken) {
    if (taken.isEmpty()) {
      return List.of();
    }
    try {
      return steps.begin(taken);
    } catch (RuntimeException one) {
      LOG.debug("A batch could not be begun; its steps are begun one by one.", one);
      return taken.stream().flatMap(this::begunAlone).toList();
    }
  }

  private Stream<Work> begunAlone(Claim claim) {
    try {
      return steps.begin(List.of(claim)).stream();
    } catch (RuntimeException failed) {
      // The lease runs out and the step is tried again; nothing was recorded.
      LOG.errorf(failed, "A step cannot be begun deployment=%s", claim.deployment());
      return Stream.empty();
    }
  }

  private void start(Work work) {
    free.acquireUninterruptibly(); // Nobody else takes any.
    busy.merge(work.claim().account(), 1, Integer::sum);
    Thread.ofVirtual().name("step-" + work.claim().deployment()).start(() -> carryOut(work));
  }

  private void carryOut(Work work) {
    try {
      steps.carryOut(work);
    } catch (RuntimeException failed) {
      // As above.
      LOG.errorf(failed, "A step failed deployment=%s", work.claim().deployment());
    } finally {
      busy.computeIfPresent(work.claim().account(), (_, count) -> count == 1 ? null : count - 1);
      carriedOut.incrementAndGet();
      free.release();
      rounds.wake();
    }
  }

  private Set<AccountId> overloaded() {
    return busy.entrySet().stream()
        .filter(entry -> entry.getValue() >= AT_ONCE_OF_AN_ACCOUNT)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Duration rest() throws SQLException {
    return claims
        .next(duty)
        .map(next -> Duration.between(clock.instant(), next))
        .filter(until -> until.compareTo(LONGEST_REST) < 0)
        .orElse(LONGEST_REST);
  }
}
