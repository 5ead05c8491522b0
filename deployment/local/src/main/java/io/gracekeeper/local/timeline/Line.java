package io.gracekeeper.local.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One line of what happens.
 *
 * @param at when, in business time
 * @param who the service that says so, or the person who acts; blank where the scene changes
 * @param rule the number of the rule that it shows; blank where the scene changes
 * @param text a sentence in plain words
 */
public record Line(Instant at, String who, String rule, String text) {

  @Override
  public String toString() {
    var when = at.truncatedTo(ChronoUnit.SECONDS);
    return who.isBlank()
        ? "%s  -- %s --".formatted(when, text)
        : "%s  %-20s  %-4s  %s".formatted(when, who, rule, text);
  }
}
