package io.gracekeeper.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

  @TempDir Path target;
  private final LinkedBlockingQueue<String> progress = new LinkedBlockingQueue<>();

  @Test
  void aProcessThatDiesIsReportedWithItsLog() throws Exception {
    try (var directory = RunDirectory.open(target.resolve("run"), progress::add)) {
      // Given
      var watch = new Watch(directory, Leftovers.TO_STOP, progress::add);
      var process = aProcess();
      watch.add(Part.BILLING_SERVICE, process.toHandle());
      // When
      process.destroyForcibly();
      // Then
      assertThat(progress.poll(20, TimeUnit.SECONDS))
          .startsWith("billing-service has ended unexpectedly; its log says why: ")
          .endsWith("billing-service.log");
    }
  }

  @Test
  void aProcessThatIsTakenAwayOnPurposeIsNotReported() throws Exception {
    try (var directory = RunDirectory.open(target.resolve("run"), progress::add)) {
      // Given
      var watch = new Watch(directory, Leftovers.TO_STOP, progress::add);
      var away = aProcess();
      var dead = aProcess();
      watch.add(Part.BILLING_SERVICE, away.toHandle());
      watch.add(Part.KAFKA, dead.toHandle());
      // When
      watch.release(Part.BILLING_SERVICE);
      away.destroyForcibly().waitFor();
      dead.destroyForcibly();
      // Then the one that ended later is the first to be heard of
      assertThat(progress.poll(20, TimeUnit.SECONDS)).startsWith("kafka has ended");
    }
  }

  @Test
  void nothingBeginsOnceAllIsOver() throws Exception {
    try (var directory = RunDirectory.open(target.resolve("run"), progress::add)) {
      // Given
      var watch = new Watch(directory, Leftovers.TO_STOP, progress::add);
      var late = aProcess();
      // When
      watch.end();
      // Then
      assertThatThrownBy(() -> watch.add(Part.KAFKA, late.toHandle()))
          .isInstanceOf(StartFailure.class);
      assertThat(late.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Process aProcess() throws IOException {
    return new ProcessBuilder("tail", "-f", "/dev/null").start();
  }
}
