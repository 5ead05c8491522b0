package io.gracekeeper.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/rules.md: each rule and what shows it. Written anew with {@code -Drules.update}. */
class RulesTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path DOCUMENT = ROOT.resolve("docs/rules.md");
  private static final String OPEN = "*open*";

  @Test
  void everyTagNamesARule() throws IOException {
    var rules = rules().stream().map(it -> it.split(" ", 2)[0]).toList();

    assertThat(Shown.in(ROOT).keySet()).isSubsetOf(rules);
  }

  @Test
  void theTableInTheDocumentationIsThisOne() throws IOException {
    // Given
    var table = table(Shown.in(ROOT));
    Files.writeString(Path.of("target/rules.md"), table);
    if (System.getProperty("rules.update") != null) {
      Files.writeString(DOCUMENT, table);
    }

    // Then
    assertThat(DOCUMENT)
        .as("docs/rules.md; write it anew with -Drules.update")
        .content()
        .isEqualTo(table);
  }

  private static List<String> rules() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/rules.txt"));
  }

  private static String table(Map<String, ? extends Set<String>> shown) throws IOException {
    var rules = rules();
    var open =
        rules.stream()
            .map(it -> it.split(" ", 2)[0])
            .filter(it -> !it.equals("##") && !shown.containsKey(it))
            .toList();
    return """
    # Rules and what shows them

    Each rule, in short, and the tests and stories that would fail if it were broken. This page is written by `./mvnw -pl deployment/local -am verify -Dtest=RulesTest -Dsurefire.failIfNoSpecifiedTests=false -Drules.update`, and every build compares it with the tests.

    Still open, %d of %d: %s.
    """
            .formatted(
                open.size(),
                rules.stream().filter(it -> !it.startsWith("##")).count(),
                String.join(", ", open))
        + rules.stream().map(it -> row(it, shown)).collect(Collectors.joining());
  }

  private static String row(String rule, Map<String, ? extends Set<String>> shown) {
    if (rule.startsWith("##")) {
      return "\n" + rule + "\n\n| | rule | shown by |\n|---|---|---|\n";
    }
    var words = rule.split(" ", 2);
    var by = shown.get(words[0]);
    return "| %s | %s | %s |\n"
        .formatted(words[0], words[1], by == null ? OPEN : String.join("<br>", by));
  }
}
