package io.gracekeeper.simulator.controls;

import io.gracekeeper.simulator.dials.Departures;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows.
 *
 * @param now business time
 * @param refused why nothing was turned; null if it was
 */
public record Controls(
    Instant now,
    Departures.Standing notices,
    List<ApiControl> apis,
    boolean emptyPages,
    List<Route> routes,
    @Nullable String refused) {

  private static final int PERCENT = 100;

  /** Null if nothing is lost by chance. */
  public @Nullable Long percentLost() {
    var share = notices.dials().loseShare();
    return share == null ? null : Math.round(share * PERCENT);
  }

  public boolean isOut() {
    return Boolean.TRUE.equals(notices.dials().outage());
  }

  /**
   * How an API stands.
   *
   * @param fault null if it is well
   * @param calls for how many more calls; null for all
   */
  public record ApiControl(String name, @Nullable String fault, @Nullable Integer calls) {}

  /** Which ways a listing's notices could go, and whether they do. */
  public record Route(String listing, String name, List<Choice> choices) {}

  /** A way. */
  public record Choice(String way, boolean chosen) {}
}
