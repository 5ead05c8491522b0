package io.gracekeeper.local.word;

import io.gracekeeper.local.timeline.Line;
import java.time.Instant;

/** What a step says of itself: who acts, by which rule, and what is done. */
public record Act(String who, String rule, String text) {

  static Act customer(String rule, String text) {
    return new Act("customer", rule, text);
  }

  static Act operator(String rule, String text) {
    return new Act("operator", rule, text);
  }

  static Act buyer(String rule, String text) {
    return new Act("buyer at AWS", rule, text);
  }

  static Act seen(String rule, String text) {
    return new Act("seen", rule, text);
  }

  /** The world changes, and nobody in particular does it. */
  static Act scene(String text) {
    return new Act("", "", text);
  }

  public Line at(Instant instant) {
    return new Line(instant, who, rule, text);
  }
}
