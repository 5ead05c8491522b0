package io.gracekeeper.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@link EmbeddedKafka} in a process of its own: it can be taken away as a broker goes away in real
 * life, its log keeps out of ours, and it ends by itself when we do.
 */
public final class KafkaProcess implements RestartableBroker {

  private static final String READY = "READY";
  private static final int SECONDS_TO_STOP = 20;

  private final BrokerJvm jvm;
  private final Path directory;
  private final boolean temporary;
  private final int port;
  private final Redirect log;
  private @Nullable Process process;

  private KafkaProcess(BrokerJvm jvm, Path directory, boolean temporary, int port, Redirect log) {
    this.jvm = jvm;
    this.directory = directory;
    this.temporary = temporary;
    this.port = port;
    this.log = log;
  }

  /** Starts a broker on a free port and waits for it; its records are gone when it is closed. */
  public static KafkaProcess start() {
    return start(BrokerJvm.best());
  }

  static KafkaProcess start(BrokerJvm jvm) {
    var directory = Directories.temporary("kafka");
    var broker = new KafkaProcess(jvm, directory, true, FreePort.find(), Redirect.DISCARD);
    broker.startAgain();
    return broker;
  }

  /** Starts a broker that keeps its records in a directory, and waits for it. */
  public static KafkaProcess start(Path directory, int port, Path log) {
    var appended = Redirect.appendTo(log.toFile());
    var broker = new KafkaProcess(BrokerJvm.best(), directory, false, port, appended);
    broker.startAgain();
    return broker;
  }

  @Override
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** The running process, to be watched; none while the broker is away. */
  public synchronized @Nullable ProcessHandle handle() {
    return process == null ? null : process.toHandle();
  }

  @Override
  public synchronized void stop() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    process = null;
  }

  @Override
  public synchronized void startAgain() {
    if (process != null) {
      return;
    }
    try {
      process = new ProcessBuilder(command()).redirectError(log).start();
      awaitReady(process);
    } catch (IOException failure) {
      stop();
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    stop();
    if (temporary) {
      Directories.delete(directory);
    }
  }

  private List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm.options());
    Collections.addAll(
        command,
        "-cp",
        jvm.classPath(),
        KafkaProcess.class.getName(),
        directory.toString(),
        String.valueOf(port));
    return command;
  }

  private static void awaitReady(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals(READY)) {
        return;
      }
    }
    throw new IOException("The broker ended before it was ready.");
  }

  /**
   * Runs a broker until SIGTERM comes or standard input is closed, as it is when the parent dies.
   *
   * @param arguments the directory of its records, and its port
   */
  public static void main(String[] arguments) throws IOException {
    Logger.getLogger("").setLevel(Level.WARNING);
    var broker = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
    System.out.println(READY);
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
