package io.gracekeeper.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

  @TempDir Path target;
  private final List<String> progress = new ArrayList<>();

  @Test
  void aSecondPlatformIsRefusedWhileOneRuns() {
    try (var first = open()) {
      assertThat(first.logs()).isDirectory();

      assertThatThrownBy(() -> open())
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("running here already")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void aPlatformThatIsClosedLeavesNothingAndLetsTheNextOneIn() {
    open().close();

    assertThat(target.resolve("run")).doesNotExist();
    open().close();
  }

  @Test
  void whatAKilledPlatformLeftIsStoppedAndDeleted() throws Exception {
    // Given
    var orphan = aProcess();
    var run = target.resolve("run");
    Files.createDirectories(run.resolve("kafka"));
    new Leftovers(run.resolve("processes")).remember(orphan.toHandle());
    // When
    try (var next = open()) {
      // Then
      assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(run.resolve("kafka")).doesNotExist();
      assertThat(next.logs()).isDirectory();
      assertThat(progress)
          .containsExactly("An earlier run was killed; what it left is stopped: 1 processes.");
    }
  }

  @Test
  void aProcessIdThatBelongsToSomebodyElseByNowIsLeftAlone() throws IOException {
    // Given
    var stranger = aProcess();
    var file = target.resolve("processes");
    var longAgo = Instant.parse("2026-03-01T12:00:00Z");
    Files.writeString(file, stranger.pid() + " " + longAgo + "\n" + stranger.pid() + " cut o");
    // When
    var stopped = new Leftovers(file).stop();
    // Then
    assertThat(stopped).isZero();
    assertThat(stranger.isAlive()).isTrue();
    stranger.destroyForcibly();
  }

  private RunDirectory open() {
    return RunDirectory.open(target.resolve("run"), progress::add);
  }

  private static Process aProcess() throws IOException {
    return new ProcessBuilder("tail", "-f", "/dev/null").start();
  }
}
