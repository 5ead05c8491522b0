package io.gracekeeper.benchmarks.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a process has of the machine's memory.
 *
 * @param resident now, in KiB
 * @param peak the most that it had so far, in KiB
 */
public record Memory(long resident, long peak) {

  private static final long KIB_PER_MIB = 1_024;

  /** Empty where the system does not tell it as Linux does. */
  static Optional<Memory> of(long process) {
    try {
      var status = Files.readAllLines(Path.of("/proc", String.valueOf(process), "status"));
      return Optional.of(new Memory(kib(status, "VmRSS:"), kib(status, "VmHWM:")));
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }

  private static long kib(Iterable<String> status, String name) {
    for (var line : status) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IllegalStateException("A process does not say its " + name);
  }

  @Override
  public String toString() {
    return "%,d MiB resident, %,d MiB at most"
        .formatted(resident / KIB_PER_MIB, peak / KIB_PER_MIB);
  }
}
