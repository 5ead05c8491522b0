package io.gracekeeper.problem;

import static java.util.stream.Collectors.joining;

import java.util.Collection;

/** Things named in a sentence: not more than somebody would read. */
public final class Listed {

  private static final int NAMED = 20;

  private Listed() {}

  /** The first of them by name, and how many others there are. */
  public static String of(Collection<?> all) {
    var first = all.stream().limit(NAMED).map(Object::toString).collect(joining(", "));
    return all.size() <= NAMED ? first : first + " and " + (all.size() - NAMED) + " more";
  }
}
