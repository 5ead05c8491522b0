package io.gracekeeper.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodeTest {

  private static final Path DOCUMENT = Path.of("../../docs/problems.md");

  @Test
  void everyCodeIsDocumentedAsItIs() throws IOException {
    // Given
    var begin = "| code | status | what it means | what clears it |\n|---|---|---|---|\n";

    // When
    var table =
        Stream.of(Code.values())
            .map(it ->
                "| `%s` | %d | %s | %s |\n"
                    .formatted(it.code(), it.status(), it.title(), it.clearedBy()))
            .collect(Collectors.joining("", begin, ""));
    if (Boolean.getBoolean("problems.update")) {
      var document = Files.readString(DOCUMENT);
      Files.writeString(DOCUMENT, document.substring(0, document.indexOf("| code |")) + table);
    }

    // Then
    assertThat(Files.readString(DOCUMENT))
        .as(
            "./mvnw -pl foundation/problem -am test -Dtest=CodeTest -Dsurefire.failIfNoSpecifiedTests=false -Dproblems.update writes it anew")
        .endsWith("\n\n" + table);
  }

  @Test
  void whoeverIsPutOffHearsForHowLong() {
    assertThat(Code.values())
        .filteredOn(code -> code.status() == 503 || code == Code.IN_PROGRESS)
        .hasSizeGreaterThan(3)
        .allSatisfy(code ->
            assertThat(code.retryAfter()).hasValueSatisfying(it -> assertThat(it).isPositive()));
  }

  @Test
  void noTwoCodesAreOne() {
    assertThat(Stream.of(Code.values()).map(Code::code)).doesNotHaveDuplicates();
  }
}
