package io.gracekeeper.subscriptions.operations;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.clock.SystemTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What an operator is woken for, on the metrics; docs/operations.md says what to do about each. The
 * database is asked at most every ten seconds; while it is away all of them are NaN.
 */
@Startup
@Singleton
class Alarms {

  private static final Logger LOG = Logger.getLogger(Alarms.class);
  private static final Duration FRESH = Duration.ofSeconds(10);

  private static final String LOOK =
      """
      select
        (select count(*) from deployment where waiting_since is not null),
        (select min(waiting_since) from deployment where waiting_since is not null),
        (select count(*) from deployment where failing_since is not null),
        (select min(failing_since) from deployment where failing_since is not null),
        (select min(next_step_at) from deployment
          where next_step in
            ('START', 'STOP', 'RESTORE', 'FOLLOW', 'LOOK', 'WARN', 'SNAPSHOT', 'RELEASE')),
        (select min(next_step_at) from deployment
          where next_step in ('JUDGE', 'DELETE', 'DISCARD')),
        (select count(*) from breaker where frozen_since is not null),
        (select count(*) from kill_switch)
      """;

  private final DataSource database;
  private final Clock business;
  private final Clock system;
  private volatile @Nullable Seen last;

  @Inject
  Alarms(
      DataSource database,
      @BusinessTime Clock business,
      @SystemTime Clock system,
      MeterRegistry metrics) {
    this.database = database;
    this.business = business;
    this.system = system;
    gauge(metrics, "gracekeeper.deletions.waiting", "due, and something refuses", Seen::waiting);
    gauge(
        metrics,
        "gracekeeper.deletions.waiting.age.seconds",
        "of the one that waits longest",
        seen -> age(seen.waitingSince()));
    gauge(metrics, "gracekeeper.steps.failing", "tried again and again", Seen::failing);
    gauge(
        metrics,
        "gracekeeper.steps.failing.age.seconds",
        "of the one that fails longest",
        seen -> age(seen.failingSince()));
    gauge(
        metrics,
        "gracekeeper.steps.overdue.seconds",
        "of the stopper's step that is due longest",
        seen -> age(seen.stopperDue()));
    gauge(
        metrics,
        "gracekeeper.deletions.overdue.seconds",
        "of the purger's step that is due longest",
        seen -> age(seen.purgerDue()));
    gauge(
        metrics,
        "gracekeeper.breakers.tripped",
        "products whose deletions are frozen",
        Seen::frozen);
    gauge(metrics, "gracekeeper.kill.switch", "1 while it is thrown", Seen::thrown);
  }

  private record Seen(
      Instant at,
      double waiting,
      @Nullable Instant waitingSince,
      double failing,
      @Nullable Instant failingSince,
      @Nullable Instant stopperDue,
      @Nullable Instant purgerDue,
      double frozen,
      double thrown) {}

  private void gauge(
      MeterRegistry metrics, String name, String what, ToDoubleFunction<Seen> value) {
    Gauge.builder(name, this, alarms -> alarms.read(value))
        .description(what)
        .strongReference(true)
        .register(metrics);
  }

  private double read(ToDoubleFunction<Seen> value) {
    try {
      return value.applyAsDouble(fresh());
    } catch (SQLException away) {
      LOG.debug("The deployments cannot be counted.", away);
      return Double.NaN;
    }
  }

  private synchronized Seen fresh() throws SQLException {
    var known = last;
    var now = system.instant();
    if (known == null || known.at().plus(FRESH).isBefore(now)) {
      known = look(now);
      last = known;
    }
    return known;
  }

  private Seen look(Instant now) throws SQLException {
    try (var connection = database.getConnection();
        var look = connection.prepareStatement(LOOK);
        var row = look.executeQuery()) {
      row.next();
      return new Seen(
          now,
          row.getDouble(1),
          instant(row.getTimestamp(2)),
          row.getDouble(3),
          instant(row.getTimestamp(4)),
          instant(row.getTimestamp(5)),
          instant(row.getTimestamp(6)),
          row.getDouble(7),
          row.getDouble(8));
    }
  }

  private double age(@Nullable Instant since) {
    return since == null
        ? 0
        : Math.max(0, Duration.between(since, business.instant()).toMillis() / 1000.0);
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
