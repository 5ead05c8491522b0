package io.gracekeeper.adapter.aws.sns;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts what came through the door, and what did not and why. Each count starts at zero. */
@Startup
@ApplicationScoped
class Tally {

  private static final String ACCEPTED = "gracekeeper.notices.accepted";
  private static final String REFUSED = "gracekeeper.notices.refused";
  private static final String DEFERRED = "gracekeeper.notices.deferred";

  private final MeterRegistry metrics;

  @Inject
  Tally(MeterRegistry metrics) {
    this.metrics = metrics;
    for (var reason : RefusalReason.values()) {
      metrics.counter(REFUSED, "reason", reason.code());
    }
    for (var reason : DeferralReason.values()) {
      metrics.counter(DEFERRED, "reason", reason.code());
    }
  }

  void count(Verdict verdict) {
    switch (verdict) {
      case Verdict.Proven proven ->
          metrics.counter(ACCEPTED, "type", proven.message().head().type()).increment();
      case Verdict.Refused refused ->
          metrics.counter(REFUSED, "reason", refused.reason().code()).increment();
      case Verdict.Undecided undecided ->
          metrics.counter(DEFERRED, "reason", undecided.reason().code()).increment();
    }
  }
}
