package io.gracekeeper.subscriptions.protocol;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a model goes on.
 *
 * @param apart by how much the second instance's clock is ahead of the first one's
 * @param disturbances how many things may happen at most in one history that nobody planned: what
 *     customers and operators do, what somebody does by hand, what is lost on its way. That workers
 *     freeze, and that time goes by, is none: it may happen at any moment
 */
record Rules(Set<Rule> kept, Duration apart, int disturbances) {

  /** The code as it stands, and all that it assumes. */
  static Rules asItStands(Duration apart, int disturbances) {
    return new Rules(Rule.CODE, apart, disturbances).with(Rule.ASSUMED);
  }

  boolean keep(Rule rule) {
    return kept.contains(rule);
  }

  Rules with(Set<Rule> more) {
    var all = EnumSet.copyOf(kept);
    all.addAll(more);
    return new Rules(all, apart, disturbances);
  }

  Rules without(Rule rule) {
    var fewer = EnumSet.copyOf(kept);
    fewer.remove(rule);
    return new Rules(fewer, apart, disturbances);
  }
}
