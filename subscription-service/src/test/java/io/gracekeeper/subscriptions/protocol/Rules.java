package io.gracekeeper.subscriptions.protocol;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a model goes on.
 *
 * @param disturbances how many things may happen at most in one history that nobody planned: what
 *     customers and operators do, what somebody does by hand, what is lost on its way. That workers
 *     freeze, and that time goes by, is none: it may happen at any moment
 */
record Rules(Set<Rule> kept, int disturbances) {

  /** By how much clocks differ that are not right: the second instance's, and the platform's. */
  private static final Duration APART = Duration.ofHours(1);

  /** The code as it stands, and all that it assumes. */
  static Rules asItStands(int disturbances) {
    return new Rules(Rule.CODE, disturbances).with(Rule.ASSUMED);
  }

  boolean keep(Rule rule) {
    return kept.contains(rule);
  }

  Rules with(Set<Rule> more) {
    var all = EnumSet.copyOf(kept);
    all.addAll(more);
    return new Rules(all, disturbances);
  }

  Rules without(Rule rule) {
    var fewer = EnumSet.copyOf(kept);
    fewer.remove(rule);
    return new Rules(fewer, disturbances);
  }

  /** By how much the clock is ahead by which the second instance tells leases and consents. */
  Duration secondsAhead() {
    return keep(Rule.ONE_SYSTEM_TIME) ? Duration.ZERO : APART;
  }

  /** By how much the platform's clock is ahead. */
  Duration platformsAhead() {
    return keep(Rule.THE_PLATFORMS_CLOCK_IS_RIGHT) ? Duration.ZERO : APART.negated();
  }
}
