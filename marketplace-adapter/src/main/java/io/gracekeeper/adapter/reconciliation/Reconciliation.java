package io.gracekeeper.adapter.reconciliation;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.clock.Rounds;
import io.gracekeeper.clock.SandboxResource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Asks what billing wants to know, and looks for changes that nobody told of, in rounds: all
 * marketplaces, one after the other. Billing comes before (what to ask) and after (the answers, as
 * events). Several instances ask the same, and an answer that comes twice changes nothing.
 */
@Singleton
public class Reconciliation implements Activity {

  /** In system time; what is due is looked up in business time. */
  private static final Duration REST = Duration.ofSeconds(5);

  private final List<Agenda> agendas;
  private final Clock clock;
  private final Rounds rounds = new Rounds("reconciliation", this::round);
  private final AtomicLong asked = new AtomicLong();

  @Inject
  Reconciliation(
      @All List<Authority> authorities,
      Billing billing,
      ReconciliationSettings settings,
      @BusinessTime Clock clock) {
    this.clock = clock;
    var start = clock.instant();
    this.agendas =
        authorities.stream().map(it -> new Agenda(it, billing, settings, start)).toList();
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
    var now = clock.instant();
    agendas.forEach(it -> asked.addAndGet(it.round(now)));
    return REST;
  }

  @Override
  public Report report() {
    var now = clock.instant();
    var underWay = agendas.stream().flatMap(it -> it.underWay(now).stream()).findFirst();
    return new Report(underWay.orElse(null), asked.get());
  }

  @Override
  public @Nullable Instant nextDue() {
    return agendas.stream()
        .flatMap(it -> it.nextDue().stream())
        .min(Instant::compareTo)
        .orElse(null);
  }
}
