package io.gracekeeper.local.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One line of what happens.
 *
 * @param at when, in business time
 * @param who the service that says so, or the person who acts
 * @param rule the number of the rule that it shows
 * @param text a sentence in plain words
 */
public record Line(Instant at, String who, String rule, String text) {

  @Override
  public String toString() {
    return "%s  %-20s  %-4s  %s".formatted(at.truncatedTo(ChronoUnit.SECONDS), who, rule, text);
  }
}
