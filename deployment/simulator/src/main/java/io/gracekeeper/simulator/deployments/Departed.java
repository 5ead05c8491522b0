package io.gracekeeper.simulator.deployments;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The incarnations that the platform has no more, by their uids. */
class Departed {

  private final Map<String, Seen> released = new LinkedHashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final Map<String, String> successors = new HashMap<>();

  /** Empty if it has not departed, or never was. */
  Optional<Named> find(String uid) {
    if (released.containsKey(uid)) {
      return Optional.of(new Named.ReleasedOne(released.get(uid)));
    }
    return ended.contains(uid) ? Optional.of(new Named.EndedOne()) : Optional.empty();
  }

  /** As they stood when they were released. */
  Collection<Seen> released() {
    return Collections.unmodifiableCollection(released.values());
  }

  /** The uid of what was made of an ended one; empty if nothing was. */
  Optional<String> successor(String uid) {
    return Optional.ofNullable(successors.get(uid));
  }

  Seen end(Seen last) {
    ended.add(last.uid());
    return last.as(Observed.GONE);
  }

  Seen release(Seen last) {
    var left = last.as(Observed.RELEASED);
    released.put(left.uid(), left);
    return left;
  }

  void succeed(String uid, String successor) {
    successors.put(uid, successor);
  }
}
