package io.gracekeeper.adapter.aws;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How often AWS was asked what, how long that took, and what came of it. */
@ApplicationScoped
public class CallTimes {

  private final MeterRegistry metrics;

  @Inject
  CallTimes(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** A call begins. */
  public Call begin(String operation) {
    var started = Timer.start(metrics);
    return outcome ->
        started.stop(
            metrics.timer("gracekeeper.aws.calls", "operation", operation, "outcome", outcome));
  }

  /** A call under way. */
  @FunctionalInterface
  public interface Call {

    /**
     * It is over.
     *
     * @param outcome {@code answered}, {@code refused}, {@code throttled} or {@code silent}
     */
    void end(String outcome);
  }
}
