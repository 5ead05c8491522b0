package io.gracekeeper.subscriptions.protocol;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.gracekeeper.subscriptions.protocol.Moves.Move;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Goes through every interleaving: those with few disturbances first, the short ones first. */
final class Explorer {

  private final Rules rules;
  private final Set<Law> laws;

  /** Each state, and the one from which it was reached first; in that order. */
  private final Map<Model, Model> seen = new LinkedHashMap<>();

  Explorer(Rules rules, Set<Law> laws) {
    this.rules = rules;
    this.laws = laws;
  }

  /** A law that is broken, and what led to that; empty: none ever is. */
  Optional<String> counterexample() {
    var start = Model.start(rules);
    seen.put(start, start);
    var ahead = new ArrayDeque<>(List.of(start));
    for (var left = rules.disturbances(); !ahead.isEmpty(); left--) {
      var disturbed = new ArrayDeque<Model>();
      while (!ahead.isEmpty()) {
        var from = ahead.remove();
        for (var move : moves(from, left > 0)) {
          var broken = broken(from, move);
          if (broken.isPresent()) {
            return broken.map(law -> law + ":\n" + history(from) + move.what().get());
          }
          var to = settled(move.to());
          if (seen.putIfAbsent(to, from) == null) {
            (move.isDisturbance() ? disturbed : ahead).add(to);
          }
        }
      }
      ahead = disturbed;
    }
    return Optional.empty();
  }

  /** What led to a state that is not as it should be; empty: all are. */
  Optional<String> unless(Predicate<Model> good) {
    return seen.keySet().stream().filter(good.negate()).findFirst().map(this::history);
  }

  int states() {
    return seen.size();
  }

  /** Where the deployment stood in any of them. */
  Set<String> lifecycles() {
    return seen.keySet().stream()
        .map(it -> it.row().lifecycle().getClass().getSimpleName())
        .collect(toUnmodifiableSet());
  }

  private List<Move> moves(Model from, boolean mayBeDisturbed) {
    var moves = new ArrayList<>(Moves.of(from, rules));
    if (mayBeDisturbed) {
      moves.addAll(Disturbances.of(from, rules));
    }
    return moves;
  }

  private Optional<Law> broken(Model from, Move move) {
    for (var law : laws) {
      if (law.isBroken(from, move.to())) {
        return Optional.of(law);
      }
    }
    var next = new Overtaken(move.to(), rules).next();
    return next == null ? Optional.empty() : broken(move.to(), next);
  }

  private Model settled(Model to) {
    var next = new Overtaken(to, rules).next();
    return next == null ? to.with(to.row().silent()).canonical() : settled(next.to());
  }

  private String history(Model to) {
    var from = seen.getOrDefault(to, to);
    return from.equals(to) ? "" : history(from) + between(from, to) + "\n";
  }

  private String between(Model from, Model to) {
    return moves(from, true).stream()
        .filter(move -> settled(move.to()).equals(to))
        .findFirst()
        .map(move -> move.what().get())
        .orElse("?");
  }
}
