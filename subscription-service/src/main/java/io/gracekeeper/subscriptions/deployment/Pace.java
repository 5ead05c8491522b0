package io.gracekeeper.subscriptions.deployment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How soon a step is tried or looked at again, in business time. */
@ConfigMapping(prefix = "gracekeeper.sweep")
public interface Pace {

  /** How often a stopped deployment is looked at, whether it is still stopped (D6). */
  @WithDefault("PT1H")
  Duration keepStoppedEvery();

  /** How long before its deletion a snapshot is begun, where the policy requires one (P8). */
  @WithDefault("PT24H")
  Duration snapshotBefore();

  /**
   * How long a step that was taken is nobody else's: longer than its calls may take together. What
   * a dead instance had taken waits for it (system time).
   */
  @WithDefault("PT1M")
  Duration lease();

  /** After a step whose effect is not to be seen yet; doubled with each further look. */
  @WithDefault("PT0.25S")
  Duration lookAgainAfter();

  /** After the platform did not answer; doubled with each further failure. */
  @WithDefault("PT1S")
  Duration tryAgainAfter();

  /** After something refused a deletion; doubled with each further refusal. */
  @WithDefault("PT1M")
  Duration judgeAgainAfter();

  /** Nothing is put off longer than this. */
  @WithDefault("PT1H")
  Duration atMost();

  /** The pause before the next attempt: the first one, doubled with each attempt so far. */
  static Duration growing(Duration first, int attempts, Duration atMost) {
    var grown = first.multipliedBy(1L << Math.min(attempts, 20));
    return grown.compareTo(atMost) < 0 ? grown : atMost;
  }
}
