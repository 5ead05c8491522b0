package io.gracekeeper.clock;

import io.gracekeeper.clock.Activity.Report;
import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All parts of a service that work by themselves. */
@Singleton
@Unremovable // Tests ask it; without a sandbox nobody else does.
public class Activities {

  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(4);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(40);

  private final List<Activity> parts;

  @Inject
  public Activities(@All List<Activity> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * How all of them stand together.
   *
   * @param underWay what is under way or due now, in words
   * @param progress a number that changes whenever one of them has done something
   */
  public record Standing(List<String> underWay, long progress) {

    /** Whether nothing is under way or due. */
    public boolean isQuiet() {
      return underWay.isEmpty();
    }
  }

  /**
   * Waits until nothing is under way, and tells how they stand then. While one part is busy, those
   * behind it are not asked.
   *
   * @param atMost in system time; then they are told of as they are
   */
  public Standing quietWithin(Duration atMost) {
    var begun = System.nanoTime();
    var pause = FIRST_PAUSE;
    var quiet = quiet();
    while (quiet.isEmpty() && System.nanoTime() - begun < atMost.toNanos()) {
      LockSupport.parkNanos(pause);
      pause = Math.min(LONGEST_PAUSE, pause + pause / 2);
      quiet = quiet();
    }
    return quiet.orElseGet(this::now);
  }

  /** The next instant, in business time, at which one has something to do; null if none. */
  public @Nullable Instant nextDue() {
    return parts.stream()
        .flatMap(each -> Stream.ofNullable(each.nextDue()))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private Optional<Standing> quiet() {
    var progress = 0L;
    for (var each : parts) {
      var report = each.report();
      if (!report.isQuiet()) {
        return Optional.empty();
      }
      progress += report.progress();
    }
    return Optional.of(new Standing(List.of(), progress));
  }

  private Standing now() {
    var reports = parts.stream().map(Activity::report).toList();
    return new Standing(
        reports.stream().flatMap(it -> Stream.ofNullable(it.underWay())).toList(),
        reports.stream().mapToLong(Report::progress).sum());
  }
}
