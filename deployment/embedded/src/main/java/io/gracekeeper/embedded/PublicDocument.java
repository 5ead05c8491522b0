package io.gracekeeper.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gracekeeper.events.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The contract's AsyncAPI document, for tests of what {@code events} itself does not write: the raw
 * notices and the dead letters.
 */
public final class PublicDocument {

  private PublicDocument() {}

  /** The headers that a message must have by the document. */
  public static Set<String> requiredHeaders(String message) {
    var names = new TreeSet<String>();
    read()
        .at("/components/messages/" + message + "/headers/required")
        .forEach(name -> names.add(name.asText()));
    if (names.isEmpty()) {
      throw new IllegalStateException("The document requires no headers of " + message + ".");
    }
    return names;
  }

  private static JsonNode read() {
    try (var file = Event.class.getResourceAsStream("/asyncapi.yaml")) {
      return new YAMLMapper().readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
