package io.gracekeeper.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes that were started, in a file, so that the next start finds those that a {@code kill
 * -9} left behind. A process id alone may belong to somebody else by then: its start must fit too.
 */
final class Leftovers {

  /** Linux reckons the start from the boot, which it corrects by some milliseconds. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static final Duration TO_STOP = Duration.ofSeconds(5);

  private final Path file;

  Leftovers(Path file) {
    this.file = file;
  }

  /** Writes a process down. */
  synchronized void remember(ProcessHandle process) {
    process.info().startInstant().ifPresent(start -> append(process.pid() + " " + start));
  }

  /** Stops every process that is written down and still the same, and returns how many. */
  int stop() {
    var processes = written().stream().map(Leftovers::stillRunning).flatMap(Optional::stream);
    return (int) processes.peek(Leftovers::stop).count();
  }

  private void append(String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<String> written() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A line that was cut off by a crash names no process. */
  private static Optional<ProcessHandle> stillRunning(String line) {
    if (!line.matches("\\d+ \\S+Z")) {
      return Optional.empty();
    }
    var words = line.split(" ");
    var start = Instant.parse(words[1]);
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(
            process -> process.info().startInstant().filter(it -> isNear(it, start)).isPresent());
  }

  private static boolean isNear(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(TOLERANCE) <= 0;
  }

  private static void stop(ProcessHandle process) {
    stop(process, TO_STOP);
  }

  /** Stops a process, by force if it takes longer than it may. */
  static void stop(ProcessHandle process, Duration atMost) {
    process.destroy();
    try {
      process.onExit().get(atMost.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException stubborn) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
