package io.gracekeeper.local.stage;

import io.gracekeeper.events.Event;

/**
 * The ids behind a story's names. Each telling has ids of its own, so that stories can follow one
 * another on one platform, also the same one twice.
 */
public record Names(int telling) {

  public String id(Name name) {
    return name + "-" + telling;
  }

  /** Events are keyed by an account or a buyer of the story. */
  public boolean isOurs(Event event) {
    return event.key().endsWith("-" + telling);
  }
}
