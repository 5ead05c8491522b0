package io.gracekeeper.subscriptions.sweep;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.clock.SandboxResource;
import io.gracekeeper.subscriptions.deployment.StepDue;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The crews of this instance: one for each duty that it has. */
@Singleton
public class Sweep implements Activity {

  private final Claims claims;
  private final List<Crew> crews;

  @Inject
  Sweep(
      Claims claims,
      Steps steps,
      @BusinessTime Clock clock,
      MeterRegistry metrics,
      @ConfigProperty(name = "gracekeeper.duties", defaultValue = "stopper,purger")
          Set<Duty> duties) {
    this.claims = claims;
    this.crews =
        duties.stream()
            .sorted()
            .map(duty -> new Crew(duty, claims, steps, clock, metrics))
            .toList();
  }

  void start(@Observes StartupEvent event) {
    crews.forEach(Crew::start);
  }

  void stop(@Observes ShutdownEvent event) {
    crews.forEach(Crew::stop);
  }

  void due(@Observes(during = TransactionPhase.AFTER_SUCCESS) StepDue due) {
    crews.forEach(Crew::wake);
  }

  void moved(@Observes SandboxResource.Move moved) {
    crews.forEach(Crew::wake);
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
    return crews.stream().mapToLong(Crew::carriedOut).sum();
  }

  @Override
  public Optional<Instant> nextDue() {
    return crews.stream()
        .map(Crew::nextDue)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }
}
