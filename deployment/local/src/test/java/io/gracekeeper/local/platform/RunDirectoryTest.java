package io.gracekeeper.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

  @TempDir Path target;

  @Test
  void aSecondPlatformIsRefusedWhileOneRuns() {
    try (var first = RunDirectory.open(target.resolve("run"))) {
      assertThat(first.logs()).isDirectory();

      assertThatThrownBy(() -> RunDirectory.open(target.resolve("run")))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("running here already")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void aPlatformThatIsClosedLeavesNothingAndLetsTheNextOneIn() {
    RunDirectory.open(target.resolve("run")).close();

    assertThat(target.resolve("run")).doesNotExist();
    RunDirectory.open(target.resolve("run")).close();
  }

  @Test
  void whatAKilledPlatformLeftIsStoppedAndDeleted() throws Exception {
    // Given
    var orphan = aProcess();
    var run = target.resolve("run");
    Files.createDirectories(run.resolve("kafka"));
    new Leftovers(run.resolve("processes")).remember(orphan.toHandle());
    // When
    try (var next = RunDirectory.open(run)) {
      // Then
      assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(run.resolve("kafka")).doesNotExist();
      assertThat(next.logs()).isDirectory();
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

  private static Process aProcess() throws IOException {
    return new ProcessBuilder("tail", "-f", "/dev/null").start();
  }
}
