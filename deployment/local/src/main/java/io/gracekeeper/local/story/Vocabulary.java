package io.gracekeeper.local.story;

import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.word.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of the language, as the records of {@link Step} define them. */
final class Vocabulary {

  private static final Map<String, Class<?>> WORDS =
      recordsOf(Step.class)
          .collect(
              Collectors.toMap(
                  type -> kebab(type.getSimpleName()), type -> type, (a, _) -> a, TreeMap::new));

  private Vocabulary() {}

  static boolean knows(String word) {
    return WORDS.containsKey(word);
  }

  static String words() {
    return String.join(", ", WORDS.keySet());
  }

  /** Every word with its arguments. */
  static List<String> signatures() {
    return WORDS.entrySet().stream()
        .map(word -> word.getKey() + ": " + signature(word.getValue().getRecordComponents()))
        .toList();
  }

  /** Makes a step of a word and its arguments. */
  static Step step(String word, Section arguments) {
    var type = WORDS.get(word);
    if (type == null) {
      throw arguments.mistake("there is no word '" + word + "'. The words are: " + words());
    }
    var components = type.getRecordComponents();
    refuseUnknown(word, components, arguments);
    var values = Arrays.stream(components).map(it -> value(word, it, arguments)).toArray();
    try {
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (Step) constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      throw arguments.mistake(String.valueOf(refused.getTargetException().getMessage()));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Every record has its constructor.", impossible);
    }
  }

  private static void refuseUnknown(String word, RecordComponent[] components, Section arguments) {
    var known = Arrays.stream(components).map(it -> kebab(it.getName())).toList();
    for (var name : arguments.names()) {
      if (!known.contains(name)) {
        throw arguments.mistake(
            name, "'" + word + "' has no '" + name + "'. It takes: " + signature(components));
      }
    }
  }

  private static @Nullable Object value(String word, RecordComponent component, Section arguments) {
    var name = kebab(component.getName());
    if (arguments.has(name)) {
      try {
        return parsed(component.getType(), arguments.text(name));
      } catch (IllegalArgumentException | DateTimeParseException wrong) {
        throw arguments.mistake(name, "'" + name + "': " + wrong.getMessage());
      }
    }
    if (isOptional(component)) {
      return null;
    }
    throw arguments.mistake(
        "'"
            + word
            + "' lacks '"
            + name
            + "'. It takes: "
            + signature(component.getDeclaringRecord().getRecordComponents()));
  }

  private static Object parsed(Class<?> type, String text) {
    if (type == Name.class) {
      return new Name(text);
    }
    if (type == Duration.class) {
      return Duration.parse(text);
    }
    if (type == long.class || type == Long.class) {
      return Long.valueOf(text);
    }
    if (type == boolean.class || type == Boolean.class) {
      return oneOf(text, "true", "false").equals("true");
    }
    return type.isEnum() ? constant(type, text) : text;
  }

  private static Object constant(Class<?> type, String text) {
    var constants = type.getEnumConstants();
    var names = Stream.of(constants).map(Object::toString).toArray(String[]::new);
    return constants[Arrays.asList(names).indexOf(oneOf(text, names))];
  }

  private static String oneOf(String text, String... possible) {
    if (!Arrays.asList(possible).contains(text)) {
      throw new IllegalArgumentException(
          "'" + text + "' is none of " + String.join(", ", possible));
    }
    return text;
  }

  private static String signature(RecordComponent[] components) {
    return Arrays.stream(components)
        .map(it -> kebab(it.getName()) + (isOptional(it) ? " (optional)" : ""))
        .collect(Collectors.joining(", "));
  }

  private static boolean isOptional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static String kebab(String camel) {
    return camel.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static Stream<Class<?>> recordsOf(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Vocabulary::recordsOf)
        : Stream.of(type);
  }
}
