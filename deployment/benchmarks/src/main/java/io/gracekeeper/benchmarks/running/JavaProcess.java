package io.gracekeeper.benchmarks.running;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM of what is measured. It ends with the benchmark, however that ends. */
public final class JavaProcess implements AutoCloseable {

  /** The heap that whatever is measured is given. */
  public static final String HEAP = "-Xmx512m";

  private static final long SECONDS_TO_STOP = 20;

  private final Process process;

  /** Starts it and does not wait for it. What it prints is dropped, but for its errors. */
  public JavaProcess(List<String> arguments) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    process =
        new ProcessBuilder(Stream.concat(Stream.of(java, HEAP), arguments.stream()).toList())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /** Whether it ends within a while. */
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** What it took of the machine's processors so far; nothing where the system does not say. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Empty where the system does not say. */
  public Optional<Memory> memory() {
    return Memory.of(process.pid());
  }

  /** Asks it to end, and makes it if it takes too long. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
