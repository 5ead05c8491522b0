package io.gracekeeper.adapter.attack;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every test that is an {@link Attack}, as docs/attacks.md shows them. */
final class AttackTable {

  private static final Path CLASSES = Path.of("target/test-classes");
  private static final String SOURCES = "../marketplace-adapter/src/test/java/";

  private final List<Method> tests;

  AttackTable() {
    try (var files = Files.walk(CLASSES)) {
      tests =
          files
              .map(file -> CLASSES.relativize(file).toString())
              .filter(file -> file.endsWith("Test.class"))
              .map(AttackTable::named)
              .flatMap(type -> Stream.of(type.getDeclaredMethods()))
              .filter(method -> method.isAnnotationPresent(Attack.class))
              .sorted(
                  Comparator.<Method, String>comparing(it -> it.getDeclaringClass().getName())
                      .thenComparing(Method::getName))
              .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Class<?> named(String file) {
    var name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name, false, AttackTable.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  List<Method> tests() {
    return tests;
  }

  List<Attack> attacks() {
    return tests.stream().map(AttackTable::attack).toList();
  }

  String document() {
    return """
    # Attacks, and what we answer

    Each line is a test, which makes the attack and compares the answer. This page is written by `./mvnw verify -pl marketplace-adapter -am -Dtest=AttackTableTest -Dsurefire.failIfNoSpecifiedTests=false -D%s`, and every build compares it with the tests.

    What is answered 4xx is final: the marketplace does not repeat it. 503 means "later": it does. Each refusal is counted under its code (`gracekeeper_notices_refused_total`), each "later" likewise (`gracekeeper_notices_deferred_total`), and none of them leaves a notice behind. [How origin is proven, and why so](adr/0008-how-origin-is-proven.md); [what each code means](../marketplace-adapter/README.md).
    """
            .formatted(AttackTableTest.WRITE)
        + Stream.of(Attack.On.values()).map(this::part).collect(joining());
  }

  private String part(Attack.On on) {
    return """

    ## %s

    | attack | answer | |
    |---|---|---|
    %s
    """
        .formatted(
            on.title(),
            tests.stream()
                .filter(test -> attack(test).on() == on)
                .map(AttackTable::row)
                .collect(joining("\n")));
  }

  private static String row(Method test) {
    var attack = attack(test);
    var file = SOURCES + test.getDeclaringClass().getName().replace('.', '/') + ".java";
    return "| %s | %s | %s[%s](%s) |"
        .formatted(
            attack.by(),
            attack.answer(),
            attack.note().isEmpty() ? "" : attack.note() + " ",
            words(test.getName()),
            file);
  }

  /** A test's name is a sentence. */
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static Attack attack(Method test) {
    return test.getAnnotation(Attack.class);
  }
}
