package io.gracekeeper.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a JVM has learned of a service: its classes, loaded and linked, and which methods are worth
 * compiling (JEP 483, 514 and 515). It lies beside the jar, fits only that jar, and goes when the
 * jar is built anew.
 */
public final class AotCache {

  /** A JVM that has learned writes it down when it ends, which keeps a core busy for a while. */
  private static final Duration TO_WRITE = Duration.ofMinutes(3);

  private AotCache() {}

  /** How long a JVM may take to stop. */
  public static Duration toStop(boolean learning) {
    return learning ? TO_WRITE : Leftovers.TO_STOP;
  }

  /** What to tell a JVM, if there is anything to write or to read. */
  static Optional<String> option(Path jar, boolean learning) {
    var file = jar.resolveSibling("app.aot");
    if (learning) {
      return Optional.of("-XX:AOTCacheOutput=" + file);
    }
    return Files.exists(file) ? Optional.of("-XX:AOTCache=" + file) : Optional.empty();
  }
}
