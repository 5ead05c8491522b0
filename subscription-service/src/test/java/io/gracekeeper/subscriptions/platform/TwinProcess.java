package io.gracekeeper.subscriptions.platform;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.embedded.FreePort;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The twin (deployment/simulator) in a process of its own, which ends when it is closed or, however
 * that happens, when we do. Its log is target/twin.log.
 */
record TwinProcess(Process process, URI url) implements AutoCloseable {

  private static final Path JAR =
      Path.of("..", "deployment", "simulator", "target", "quarkus-app", "quarkus-run.jar");

  /** The shell becomes the JVM; its child ends that one once nobody holds standard input open. */
  private static final String UNTIL_WE_END =
      "exec 3<&0; (cat <&3 >/dev/null; kill $$) & exec \"$@\" </dev/null 3<&-";

  private static final Duration TO_START = Duration.ofMinutes(1);

  /** Starts it on a free port, and waits until it is ready. */
  static TwinProcess start(Map<String, String> settings) throws IOException {
    assertThat(JAR)
        .withFailMessage("Build the twin: ./mvnw -pl deployment/simulator -am package -DskipTests")
        .exists();
    var port = FreePort.find();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                "sh",
                "-c",
                UNTIL_WE_END,
                "twin",
                java,
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(Path.of("target", "twin.log").toFile()));
    builder.environment().putAll(settings);
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    var twin = new TwinProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
    try {
      await().atMost(TO_START).pollInterval(Duration.ofMillis(50)).until(twin::isReady);
      return twin;
    } catch (RuntimeException | Error notReady) {
      twin.close();
      throw notReady;
    }
  }

  private boolean isReady() throws InterruptedException {
    assertThat(process.isAlive()).as("whether the twin runs; see target/twin.log").isTrue();
    var request = HttpRequest.newBuilder(url.resolve("/q/health/ready")).build();
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(10, SECONDS).exceptionally(_ -> process.destroyForcibly()).join();
  }
}
