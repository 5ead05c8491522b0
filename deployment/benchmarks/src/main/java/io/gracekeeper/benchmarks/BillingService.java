package io.gracekeeper.benchmarks;

import io.gracekeeper.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The packaged billing-service in a process of its own, as it runs in production. */
final class BillingService {

  private static final long SECONDS_TO_STOP = 20;
  private static final Duration TO_START = Duration.ofSeconds(90);

  private final Process process;
  private final URI url;
  private final URI health;

  /**
   * Starts it and does not wait for it.
   *
   * @param issuer whose tokens it believes
   * @param secret of the tickets that it takes
   */
  BillingService(Path jar, String bootstrapServers, Database database, URI issuer, String secret)
      throws IOException {
    var address = database.address();
    var port = FreePort.find();
    var management = FreePort.find();
    url = URI.create("http://127.0.0.1:" + port);
    health = URI.create("http://127.0.0.1:" + management + "/q/health/ready");
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + management,
                "-Dquarkus.oidc.auth-server-url=" + issuer,
                "-Dkafka.bootstrap.servers=" + bootstrapServers,
                "-Dquarkus.datasource.jdbc.url=" + address.jdbcUrl(),
                "-Dquarkus.datasource.username=" + address.user(),
                "-Dquarkus.datasource.password=" + address.password(),
                "-Dgracekeeper.sandbox=true",
                "-Dgracekeeper.ticket.secret=" + secret,
                "-jar",
                jar.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
  }

  URI url() {
    return url;
  }

  /** Waits until it is ready, for as long as a machine may take. */
  void awaitReady() throws InterruptedException {
    var deadline = System.nanoTime() + TO_START.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("billing-service is not ready.");
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isReady() throws InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client
              .send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
