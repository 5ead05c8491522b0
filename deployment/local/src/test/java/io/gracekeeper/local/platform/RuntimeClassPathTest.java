package io.gracekeeper.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.local.Local;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On what {@code ./mvnw -Plocal} has. A library that is declared for tests alone is missing there,
 * and no other test would miss it.
 */
class RuntimeClassPathTest {

  /** The test resources and the containers in embedded; who uses them has what they need. */
  private static final Pattern OF_TESTS =
      Pattern.compile("-> (io\\.quarkus\\.test|org\\.testcontainers|com\\.github\\.dockerjava)\\.");

  /** Of this one the compiler copies a number; its name stays behind unused. */
  private static final Pattern COPIED =
      Pattern.compile("HoldUp +-> io\\.gracekeeper\\.exchange\\.RelayLock ");

  @Test
  void everyClassThatOursNameIsThere() throws IOException {
    // When
    var missing = missingBy(ours());

    // Then
    assertThat(missing).as("jdeps tells what is missing").isNotEmpty();
    assertThat(missing)
        .filteredOn(line -> !OF_TESTS.matcher(line).find() && !COPIED.matcher(line).find())
        .isEmpty();
  }

  @Test
  void thePlatformStartsUpToItsServicesWhereNoneIsBuilt(@TempDir Path nothingBuilt)
      throws Exception {
    // Given
    var module = Files.createDirectories(nothingBuilt.resolve("deployment/local"));

    // When
    var local = start(Local.class.getName(), module.toString());
    var output = new String(local.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    // Then
    assertThat(local.waitFor()).isEqualTo(1);
    assertThat(output)
        .containsPattern("kafka +is ready")
        .containsPattern("postgresql +is ready")
        .contains("simulator is not built")
        .contains("Everything is stopped.")
        .doesNotContain("Exception", "Error", "SLF4J");
  }

  private static Process start(String... main) throws IOException {
    var command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            String.join(File.pathSeparator, classPath()));
    return new ProcessBuilder(Stream.concat(command, Stream.of(main)).toList())
        .redirectErrorStream(true)
        .start();
  }

  private static List<String> missingBy(List<String> ours) throws IOException {
    var arguments =
        new ArrayList<>(
            List.of(
                "--missing-deps",
                "--multi-release",
                String.valueOf(Runtime.version().feature()),
                "--class-path",
                String.join(File.pathSeparator, classPath())));
    arguments.addAll(ours);
    var output = new StringWriter();
    var writer = new PrintWriter(output);
    ToolProvider.findFirst("jdeps")
        .orElseThrow()
        .run(writer, writer, arguments.toArray(String[]::new));
    return output.toString().lines().filter(line -> line.startsWith(" ")).toList();
  }

  /** Of the modules of this product, as they were just built. */
  private static List<String> ours() throws IOException {
    var built = FileSystems.getDefault().getPathMatcher("glob:**target/*");
    return classPath().stream().filter(entry -> built.matches(Path.of(entry))).toList();
  }

  /** As Maven has written it before the tests. */
  private static List<String> classPath() throws IOException {
    var libraries = Files.readString(Path.of("target/runtime-class-path")).strip();
    return Stream.concat(
            Stream.of("target/classes"), Arrays.stream(libraries.split(File.pathSeparator)))
        .toList();
  }
}
