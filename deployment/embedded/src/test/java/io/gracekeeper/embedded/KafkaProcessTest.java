package io.gracekeeper.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code SharedTest} takes one away and brings it back. */
class KafkaProcessTest {

  @TempDir Path directory;

  @Test
  void itEndsWhenItsParentIsKilled() throws Exception {
    // Given
    var parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AParent.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var line = parent.inputReader(StandardCharsets.UTF_8).readLine();
    var broker = ProcessHandle.of(Long.parseLong(line)).orElseThrow();
    // When
    parent.destroyForcibly();
    // Then
    assertThat(broker.onExit().get(90, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  /** Starts a broker, says its process id, and waits to be killed. */
  static final class AParent {

    private AParent() {}

    public static void main(String[] arguments) throws InterruptedException {
      var directory = Path.of(arguments[0]);
      var broker =
          KafkaProcess.start(
              directory.resolve("records"), FreePort.find(), directory.resolve("kafka.log"));
      System.out.println(Objects.requireNonNull(broker.handle()).pid());
      Thread.currentThread().join();
    }
  }
}
