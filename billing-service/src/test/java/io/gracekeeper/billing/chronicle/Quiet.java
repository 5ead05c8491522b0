package io.gracekeeper.billing.chronicle;

import static org.awaitility.Awaitility.await;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.clock.Activity.Report;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Waits, as whoever asks the sandbox's pulse does, until billing has nothing under way. Two looks
 * in a row have to find all quiet and nothing done between them: one alone misses what one part
 * handed to another while it looked.
 */
public final class Quiet {

  private static final long RESTLESS = -1;

  private final List<Activity> activities;

  Quiet(List<Activity> activities) {
    this.activities = List.copyOf(activities);
  }

  /** Of the service that this test runs in its own process. */
  public static Quiet ofThisService() {
    return new Quiet(CDI.current().select(Activity.class, Any.Literal.INSTANCE).stream().toList());
  }

  /** Returns when it has come; fails if that takes more than half a minute. */
  public void come() {
    var before = new AtomicLong(RESTLESS);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> {
          var now = progressIfQuiet();
          return now != RESTLESS && now == before.getAndSet(now);
        });
  }

  private long progressIfQuiet() {
    var reports = activities.stream().map(Activity::report).toList();
    return reports.stream().allMatch(Report::isQuiet)
        ? reports.stream().mapToLong(Report::progress).sum()
        : RESTLESS;
  }
}
