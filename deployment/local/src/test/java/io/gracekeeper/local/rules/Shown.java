package io.gracekeeper.local.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.gracekeeper.local.story.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What shows a rule.
 *
 * @param rule its number
 * @param by the test or story, as a link from the documentation
 */
record Shown(String rule, String by) {

  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-EP]\\d+)\"\\)");
  private static final Pattern METHOD =
      Pattern.compile("^  (?:[a-z]+ )*[A-Z]?[\\w<>?, ]+ (\\w+)\\(.*");
  private static final Pattern CLASS = Pattern.compile("^(?:[a-z]+ )*class (\\w+)Test\\b.*");
  private static final Path STORIES = Path.of("deployment/local/src/main/resources/stories");

  /** All of it, by rule. */
  static Map<String, TreeSet<String>> in(Path root) throws IOException {
    var tests = filesUnder(root, ".java").stream();
    var stories = filesUnder(root.resolve(STORIES), ".yaml").stream();
    return Stream.concat(
            tests
                .filter(it -> it.toString().contains("/src/test/java/"))
                .flatMap(file -> ofTest(root, file)),
            stories.flatMap(file -> ofStory(root, file)))
        .collect(groupingBy(Shown::rule, mapping(Shown::by, toCollection(TreeSet::new))));
  }

  private static List<Path> filesUnder(Path folder, String ending) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(it -> it.toString().endsWith(ending) && !it.toString().contains("/target/"))
          .toList();
    }
  }

  private static Stream<Shown> ofStory(Path root, Path file) {
    var name = root.resolve(STORIES).relativize(file).toString().replace(".yaml", "");
    return Story.named(name).shows().stream()
        .map(rule -> new Shown(rule, link("story " + name, root, file)));
  }

  /** The tags of a test stand before its name; those of a class say it of all its tests. */
  private static Stream<Shown> ofTest(Path root, Path file) {
    var shown = new ArrayList<Shown>();
    var tags = new ArrayList<String>();
    for (var line : lines(file)) {
      var tag = TAG.matcher(line);
      while (tag.find()) {
        tags.add(tag.group(1));
      }
      var name = nameIn(line);
      if (!tags.isEmpty() && name.isPresent()) {
        tags.forEach(rule -> shown.add(new Shown(rule, link(name.get(), root, file))));
        tags.clear();
      }
    }
    if (!tags.isEmpty()) {
      throw new IllegalStateException(file + ": tags that belong to no test: " + tags);
    }
    return shown.stream();
  }

  private static Optional<String> nameIn(String line) {
    var method = METHOD.matcher(line);
    var type = CLASS.matcher(line);
    if (method.matches()) {
      return Optional.of(words(method.group(1)));
    }
    return type.matches() ? Optional.of("all about " + words(type.group(1))) : Optional.empty();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String link(String text, Path root, Path file) {
    return "[" + text + "](../" + root.relativize(file) + ")";
  }

  /** A test's name is a sentence. */
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
