package io.gracekeeper.adapter.shelf;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.gracekeeper.events.Topics;
import java.util.Optional;
import java.util.stream.Stream;

/** A topic of notices, by the name that an operator knows. */
public enum Shelf {
  /** Every notice whose origin was proven. */
  KEPT("kept", Topics.MARKETPLACE_NOTICES),

  /** Those that could not be translated, with the reason. */
  DEAD_LETTERS("dead-letters", Topics.MARKETPLACE_NOTICES + Topics.DEAD_LETTERS),

  /** What a queue held and nobody could believe, with the reason. */
  QUARANTINE("quarantine", Topics.MARKETPLACE_NOTICES + ".quarantine");

  private final String title;
  private final String topic;

  Shelf(String title, String topic) {
    this.title = title;
    this.topic = topic;
  }

  /** The shelf of a name; empty if there is none. */
  public static Optional<Shelf> named(String title) {
    return Stream.of(values()).filter(shelf -> shelf.title.equals(title)).findFirst();
  }

  @JsonCreator
  static Shelf of(String title) {
    return named(title)
        .orElseThrow(() -> new IllegalArgumentException("There is no shelf of this name."));
  }

  /** As it stands in an address. */
  @JsonValue
  public String title() {
    return title;
  }

  String topic() {
    return topic;
  }
}
