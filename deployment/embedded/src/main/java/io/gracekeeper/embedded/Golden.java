package io.gracekeeper.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The baton from one service's test to the next one's: whatever a test puts on the broker or finds
 * there has the shape of the contract's golden file.
 */
public final class Golden {

  /** An agreement has several names; a golden file shows those of one dialect. */
  private static final Set<String> NAMES_OF_AGREEMENTS =
      Stream.of("/agreement", "/by")
          .flatMap(
              named -> Stream.of("/agreement", "/license", "/listing", "/buyer").map(named::concat))
          .collect(Collectors.toUnmodifiableSet());

  private static final Map<String, Set<String>> FIELDS = new ConcurrentHashMap<>();

  private Golden() {}

  /**
   * Refuses an event that holds what its golden file does not. Fields that may be absent are in the
   * golden file, so that it shows all there is.
   *
   * @throws AssertionError naming the fields that only this event has
   */
  static <E extends Event> Envelope<E> checked(Envelope<E> envelope) {
    var event = envelope.event();
    if (EventFamily.of(event).types().containsKey(EventFamily.typeOf(event))) {
      var unheardOf = fieldsOf(event);
      unheardOf.removeAll(fieldsOfGolden(event));
      unheardOf.removeAll(NAMES_OF_AGREEMENTS);
      if (!unheardOf.isEmpty()) {
        throw new AssertionError(
            EventFamily.typeOf(event) + " has fields that its golden file has not: " + unheardOf);
      }
    }
    return envelope;
  }

  /** The fields, however deep, of the golden file of an event's type. */
  public static Set<String> fieldsOfGolden(Event event) {
    return FIELDS.computeIfAbsent(EventFamily.typeOf(event), Golden::read);
  }

  private static Set<String> read(String type) {
    var name = "/golden/" + type + ".json";
    try (var file = Event.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("There is no " + name + ".");
      }
      return fields(Wire.tree(file.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The fields, however deep, of an event as it is on the wire. */
  public static Set<String> fieldsOf(Event event) {
    try {
      return fields(Wire.tree(Wire.data(event)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Set<String> fields(JsonNode tree) {
    var paths = new TreeSet<String>();
    collect(tree, "", paths);
    return paths;
  }

  private static void collect(JsonNode node, String path, Set<String> paths) {
    paths.add(path);
    node.properties().forEach(it -> collect(it.getValue(), path + "/" + it.getKey(), paths));
  }
}
