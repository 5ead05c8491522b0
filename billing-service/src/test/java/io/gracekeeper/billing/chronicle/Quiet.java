package io.gracekeeper.billing.chronicle;

import static org.awaitility.Awaitility.await;

import io.gracekeeper.clock.Activity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Waits, as the sandbox's pulse does, until billing has nothing under way in two looks in a row.
 */
final class Quiet {

  private static final long RESTLESS = -1;

  private final List<Activity> activities;

  Quiet(List<Activity> activities) {
    this.activities = List.copyOf(activities);
  }

  void come() {
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
    return activities.stream().allMatch(each -> each.underWay().isEmpty())
        ? activities.stream().mapToLong(Activity::progress).sum()
        : RESTLESS;
  }
}
