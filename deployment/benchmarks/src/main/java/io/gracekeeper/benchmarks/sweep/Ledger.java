package io.gracekeeper.benchmarks.sweep;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the platform was told to stop in one phase, and when it was told so first. */
final class Ledger {

  private final Map<String, Told> told = new ConcurrentHashMap<>();
  private final AtomicInteger repeats = new AtomicInteger();
  private final AtomicInteger twice = new AtomicInteger();

  private record Told(Instant at, long fence) {}

  void tell(String deployment, long fence, Instant at) {
    told.merge(
        deployment,
        new Told(at, fence),
        (before, again) -> {
          (again.fence > before.fence ? repeats : twice).incrementAndGet();
          return new Told(before.at, Math.max(before.fence, again.fence));
        });
  }

  int deployments() {
    return told.size();
  }

  /** When it was told of each. */
  Map<String, Instant> told() {
    return told.entrySet().stream()
        .collect(toUnmodifiableMap(Map.Entry::getKey, it -> it.getValue().at()));
  }

  /** How late each was, of a lot that became due one by one. */
  List<Duration> lateness(Lot lot, Instant first, Duration apart) {
    return told().entrySet().stream()
        .map(it -> lot.lateness(it.getKey(), it.getValue(), first, apart))
        .toList();
  }

  /**
   * How often it was told again, under a higher fence: an answer was lost, or came too late.
   *
   * @throws IllegalStateException if it was told twice under one claim, or by who had an older one
   */
  int repeats() {
    if (twice.get() > 0) {
      throw new IllegalStateException(
          "%,d commands came again without a higher fence.".formatted(twice.get()));
    }
    return repeats.get();
  }
}
