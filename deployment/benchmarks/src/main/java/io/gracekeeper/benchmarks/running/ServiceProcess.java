package io.gracekeeper.benchmarks.running;

import io.gracekeeper.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A packaged service in a process of its own, as it runs in production. */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration TO_START = Duration.ofSeconds(90);
  private static final long MILLIS_BETWEEN_LOOKS = 100;

  private final Path jar;
  private final JavaProcess process;
  private final URI url;
  private final URI health;

  /** What any service needs: broker, database, and whose tokens it believes. */
  public record Surroundings(String bootstrapServers, Database database, URI issuer) {

    private Map<String, String> settings() {
      var address = database.address();
      return Map.of(
          "quarkus.oidc.auth-server-url", issuer.toString(),
          "kafka.bootstrap.servers", bootstrapServers,
          "quarkus.datasource.jdbc.url", address.jdbcUrl(),
          "quarkus.datasource.username", address.user(),
          "quarkus.datasource.password", address.password());
    }
  }

  /**
   * Starts it and does not wait for it.
   *
   * @param special settings of this service alone
   */
  public ServiceProcess(Path jar, Surroundings surroundings, Map<String, String> special)
      throws IOException {
    this.jar = jar;
    var port = FreePort.find();
    var management = FreePort.find();
    url = URI.create("http://127.0.0.1:" + port);
    health = URI.create("http://127.0.0.1:" + management + "/q/health/ready");
    var settings = new HashMap<>(surroundings.settings());
    settings.putAll(special);
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put("quarkus.http.port", String.valueOf(port));
    settings.put("quarkus.management.host", "127.0.0.1");
    settings.put("quarkus.management.port", String.valueOf(management));
    settings.put("gracekeeper.sandbox", "true");
    process =
        new JavaProcess(
            Stream.concat(
                    settings.entrySet().stream()
                        .map(it -> "-D" + it.getKey() + "=" + it.getValue()),
                    Stream.of("-jar", jar.toString()))
                .toList());
  }

  /** Where it answers. */
  public URI url() {
    return url;
  }

  /** Waits until it is ready, for as long as a machine may take. */
  public void awaitReady() throws InterruptedException {
    var deadline = System.nanoTime() + TO_START.toNanos();
    while (!isReady()) {
      if (process.endsWithin(MILLIS_BETWEEN_LOOKS) || System.nanoTime() > deadline) {
        throw new IllegalStateException(jar + " is not ready.");
      }
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

  /** What it took of the machine's processors so far; nothing where the system does not say. */
  public Duration processorTime() {
    return process.processorTime();
  }

  /** Empty where the system does not say. */
  public Optional<Memory> memory() {
    return process.memory();
  }

  @Override
  public void close() {
    process.close();
  }
}
