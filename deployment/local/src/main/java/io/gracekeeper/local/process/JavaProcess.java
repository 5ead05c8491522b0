package io.gracekeeper.local.process;

import io.gracekeeper.local.world.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One of our services in a JVM of its own, made small: C1 alone compiles, and one thread collects.
 */
public final class JavaProcess {

  private static final Duration TO_START = Duration.ofSeconds(90);

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final Part part;
  private final URI health;
  private final Path log;
  private final Process process;

  private JavaProcess(Part part, URI health, Path log, Process process) {
    this.part = part;
    this.health = health;
    this.log = log;
    this.process = process;
  }

  /**
   * How to run a service.
   *
   * @param jar what Quarkus built
   * @param learning whether the JVM is to leave an {@link AotCache} when it ends
   * @param megabytes the most that its heap may take
   * @param settings what it is told, by the names of its configuration; it is passed in the
   *     environment, which other users cannot read
   */
  public record Plan(
      Part part, Path jar, boolean learning, int megabytes, Map<String, String> settings) {

    List<String> command(Path home) {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      AotCache.option(jar, learning).ifPresent(command::add);
      Collections.addAll(
          command,
          "-Xmx" + megabytes + "m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          // What a library unpacks goes with the rest, also after a kill -9.
          "-Djava.io.tmpdir=" + home,
          "-jar",
          jar.toString());
      return List.copyOf(command);
    }

    /** As MicroProfile Config looks a name up in the environment. */
    Map<String, String> environment() {
      return settings.entrySet().stream()
          .collect(
              Collectors.toMap(
                  setting ->
                      setting.getKey().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT),
                  Map.Entry::getValue));
    }
  }

  /**
   * Starts a service and does not wait for it.
   *
   * @param health the address that answers 200 once it is ready
   * @param home where it is started, so that what it may write lies there
   */
  public static JavaProcess start(Plan plan, URI health, Path home, Path log) {
    if (!Files.exists(plan.jar())) {
      throw new StartFailure(
          plan.part().label()
              + " is not built: "
              + plan.jar()
              + " is missing. Run: ./mvnw -Plocal");
    }
    var builder =
        new ProcessBuilder(plan.command(home))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(plan.environment());
    try {
      return new JavaProcess(plan.part(), health, log, builder.start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * Waits until the service is ready.
   *
   * @throws StartFailure if it ends before, or takes too long, with the end of its log
   */
  public void awaitReady() {
    var ready = Await.until(TO_START, () -> !process.isAlive() || isReady());
    if (!process.isAlive()) {
      throw LogEnd.failure(
          part, "ended while starting, with exit code " + process.exitValue(), log);
    }
    if (!ready) {
      throw LogEnd.failure(part, "was not ready after " + TO_START.toSeconds() + " s", log);
    }
  }

  private boolean isReady() {
    var request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).GET().build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
