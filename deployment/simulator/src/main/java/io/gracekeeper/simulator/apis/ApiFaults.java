package io.gracekeeper.simulator.apis;

import io.gracekeeper.clock.BusinessTime;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How badly the APIs are doing at the moment. All is well to begin with. */
@Singleton
public class ApiFaults {

  private final Clock clock;
  private final Map<Api, Fault> faults = new EnumMap<>(Api.class);
  private boolean emptyPages;

  ApiFaults(@BusinessTime Clock clock) {
    this.clock = clock;
  }

  /** What an API does instead of answering. */
  public enum Kind {
    THROTTLED,
    FAILING,
    DENIED
  }

  /**
   * What is wrong with an API.
   *
   * @param calls for how many calls; null for all
   * @param until when it is well again, in business time; null for never
   */
  public record Fault(
      @NotNull Kind kind, @Positive @Nullable Integer calls, @Nullable Instant until) {

    boolean isOver(Instant now) {
      return until != null && !until.isAfter(now);
    }

    /** What is left of it after one call; null if nothing is. */
    @Nullable Fault afterCall() {
      if (calls == null) {
        return this;
      }
      return calls == 1 ? null : new Fault(kind, calls - 1, until);
    }
  }

  /**
   * How everything stands.
   *
   * @param emptyPages whether each list of entitlements begins with an empty page
   */
  public record Dials(@NotNull Map<Api, @Valid Fault> faults, boolean emptyPages) {}

  /** How everything stands. */
  public synchronized Dials current() {
    return new Dials(Map.copyOf(faults), emptyPages);
  }

  /** What is not named is well. */
  public synchronized void set(Dials dials) {
    faults.clear();
    faults.putAll(dials.faults());
    emptyPages = dials.emptyPages();
  }

  /** What happens to a call that comes now, which counts. */
  synchronized Optional<Kind> strike(Api api) {
    var fault = faults.remove(api);
    if (fault == null || fault.isOver(clock.instant())) {
      return Optional.empty();
    }
    var left = fault.afterCall();
    if (left != null) {
      faults.put(api, left);
    }
    return Optional.of(fault.kind());
  }

  /** Whether each list of entitlements begins with an empty page. */
  public synchronized boolean hasEmptyPages() {
    return emptyPages;
  }
}
