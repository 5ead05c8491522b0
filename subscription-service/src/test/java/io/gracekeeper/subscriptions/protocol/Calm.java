package io.gracekeeper.subscriptions.protocol;

import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleted;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How it goes on from a state if nothing disturbs it any more: what is on its way arrives, whoever
 * is frozen wakes, and when nothing new can be done, time goes by, as far as it takes.
 */
final class Calm {

  private final Rules rules;
  private final Set<Model> good = new HashSet<>();

  Calm(Rules rules) {
    this.rules = rules;
  }

  /** Whether it ends as it should. */
  boolean endsWell(Model from) {
    var way = new LinkedHashSet<Model>();
    for (@Nullable Model at = from; at != null; at = next(at, way)) {
      if (good.contains(silent(at)) || Ends.areGood(at)) {
        way.forEach(it -> good.add(silent(it)));
        return true;
      }
      way.add(at.canonical());
    }
    return false;
  }

  private static Model silent(Model it) {
    return it.with(it.row().silent()).canonical();
  }

  /** What was there before is not done again, but later. */
  private @Nullable Model next(Model at, Set<Model> way) {
    var now = now(at);
    var next = now == null || way.contains(now.canonical()) ? later(at) : now;
    return next == null || way.contains(next.canonical()) ? null : next;
  }

  private @Nullable Model now(Model at) {
    var billing = at.billing();
    var late = at.late();
    if (at.row().heard() < billing.revision()) {
      return at.with(at.row().hear(at.now()));
    }
    if (billing.holdsBack() && !billing.hasLivePermit()) {
      return at.with(billing.decide(rules));
    }
    if (at.row().lifecycle() instanceof Deleted && billing.hasLivePermit()) {
      return at.with(billing.hearOfDeletion(rules));
    }
    return late == null ? work(at) : at.with(at.platform().carryOut(late, rules).then()).late(null);
  }

  /** Whoever is in a step ends it before anybody begins another. */
  private @Nullable Model work(Model at) {
    var isFirst = at.one().work() != null || at.other().work() == null;
    var next = new Step(at, isFirst, rules).next();
    return next == null ? new Step(at, !isFirst, rules).next() : next;
  }

  private static @Nullable Model later(Model at) {
    if (!at.tick().equals(at)) {
      return at.tick();
    }
    var next = at.row().next();
    if (next != null && next.at().isAfter(at.now())) {
      return at.at((int) Duration.between(Times.NOON, next.at()).toDays());
    }
    return at.with(at.row().muchLater());
  }
}
