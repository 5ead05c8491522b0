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
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

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
  public Report report() {
    try {
      var count = claims.underWay();
      return new Report(
          count == 0 ? null : count + " deployments have a step to do",
          crews.stream().mapToLong(Crew::carriedOut).sum());
    } catch (SQLException unreadable) {
      throw unreadable(unreadable);
    }
  }

  @Override
  public @Nullable Instant nextDue() {
    try {
      Instant soonest = null;
      for (var crew : crews) {
        var next = crew.nextDue().orElse(null);
        if (soonest == null || (next != null && next.isBefore(soonest))) {
          soonest = next;
        }
      }
      return soonest;
    } catch (SQLException unreadable) {
      throw unreadable(unreadable);
    }
  }

  private static IllegalStateException unreadable(SQLException why) {
    return new IllegalStateException("The deployments cannot be read.", why);
  }
}
