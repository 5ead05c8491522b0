package io.gracekeeper.local.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses to start what would not fit into this machine's memory. */
public final class Memory {

  /** What the processes were seen to take together, with a quarter to spare, in MiB. */
  static final long NEEDED = 1_500;

  private static final Path LINUX = Path.of("/proc/meminfo");
  private static final long KIB_PER_MIB = 1_024;
  private static final long BYTES_PER_MIB = 1_024 * 1_024;

  private Memory() {}

  /**
   * Refuses if too little memory is available.
   *
   * @throws StartFailure saying how much is needed
   */
  public static void check() {
    check(available());
  }

  static void check(long available) {
    if (available < NEEDED) {
      throw new StartFailure(
          "Gracekeeper's processes need about %d MB of memory, and %d MB are available. Close other programs, or give this virtual machine or container more memory."
              .formatted(NEEDED, available));
    }
  }

  /** In MiB: what Linux could hand out; elsewhere, and in a container, what the JDK knows of. */
  private static long available() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    var total = system.getTotalMemorySize() / BYTES_PER_MIB;
    try (var lines = Files.lines(LINUX)) {
      var handedOut =
          lines
              .filter(line -> line.startsWith("MemAvailable:"))
              .map(line -> line.replaceAll("\\D", ""))
              .mapToLong(kib -> Long.parseLong(kib) / KIB_PER_MIB)
              .findFirst();
      return Math.min(total, handedOut.orElse(total));
    } catch (IOException notLinux) {
      return total;
    }
  }
}
