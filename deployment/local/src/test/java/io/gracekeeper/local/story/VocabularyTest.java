package io.gracekeeper.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  @Test
  void theReadmeListsEveryWordWithItsArguments() throws IOException {
    try (var readme = Files.lines(Path.of("README.md"))) {
      var table = readme.filter(line -> line.matches("\\| `[a-z-]+` \\|.*"));

      assertThat(table.map(VocabularyTest::signature))
          .containsExactlyInAnyOrderElementsOf(Vocabulary.signatures());
    }
  }

  /** "| `buys` | buyer, [free-trial] |" is "buys: buyer, free-trial (optional)". */
  private static String signature(String row) {
    var cells = row.split("\\|");
    return cells[1].replace("`", "").strip()
        + ": "
        + cells[2].strip().replaceAll("\\[([a-z-]+)]", "$1 (optional)");
  }
}
