package io.gracekeeper.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaProcessTest {

  @TempDir Path directory;

  @Test
  void itCanBeTakenAwayAndBroughtBack() {
    var port = FreePort.find();
    try (var broker = start(directory, port);
        var clients = new Clients(broker.bootstrapServers())) {
      // Given
      clients.send("notes", "before");
      broker.stop();
      assertThat(FreePort.isFree(port)).isTrue();
      // When
      broker.startAgain();
      clients.send("notes", "after");
      // Then
      assertThat(clients.allOf("notes")).containsExactly("before", "after");
    }
  }

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

  private static KafkaProcess start(Path directory, int port) {
    return KafkaProcess.start(directory.resolve("records"), port, directory.resolve("kafka.log"));
  }

  /** Starts a broker, says its process id, and waits to be killed. */
  static final class AParent {

    private AParent() {}

    public static void main(String[] arguments) throws InterruptedException {
      var broker = start(Path.of(arguments[0]), FreePort.find());
      System.out.println(Objects.requireNonNull(broker.handle()).pid());
      Thread.currentThread().join();
    }
  }
}
