package io.gracekeeper.benchmarks.sweep;

import io.gracekeeper.benchmarks.running.Database;
import io.gracekeeper.benchmarks.running.Memory;
import io.gracekeeper.benchmarks.running.Script;
import io.gracekeeper.benchmarks.running.ServiceProcess;
import io.gracekeeper.benchmarks.running.ServiceProcess.Surroundings;
import io.gracekeeper.benchmarks.running.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packaged subscription-services side by side on one database. */
final class SubscriptionServices implements Contestant, AutoCloseable {

  /** Standard Webhooks wants base64 of 24 to 64 bytes; nobody proves these signatures. */
  private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

  private static final Duration TO_PUBLISH = Duration.ofMinutes(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Path jar;
  private final Surroundings surroundings;
  private final ControlPlane platform;
  private final List<ServiceProcess> running = new ArrayList<>();

  SubscriptionServices(Path jar, Surroundings surroundings, ControlPlane platform) {
    this.jar = jar;
    this.surroundings = surroundings;
    this.platform = platform;
  }

  /** Starts one more and waits for it. */
  void startOne() throws IOException, InterruptedException {
    var nobody = surroundings.issuer().toString();
    var service =
        new ServiceProcess(
            jar,
            surroundings,
            Map.of(
                "gracekeeper.platform.url",
                platform.url().toString(),
                "gracekeeper.platform.secret",
                SECRET,
                "gracekeeper.billing.url",
                nobody,
                "gracekeeper.billing.token-path",
                "/token",
                "gracekeeper.billing.client-secret",
                "nobody asks"));
    running.add(service);
    service.awaitReady();
  }

  /** Makes its tables, as it does at any start. */
  void prepare() throws IOException, InterruptedException {
    startOne();
    close();
  }

  @Override
  public void fill(int rows) throws SQLException, IOException {
    database().run(Script.of("at-rest.sql", Map.of("rows", rows)));
    database().run("vacuum analyze");
  }

  @Override
  public void makeDue(Lot lot, Instant first, Duration apart) throws SQLException, IOException {
    database().run(Script.of("stopping.sql", lot.values(first, apart)));
  }

  @Override
  public long left() throws SQLException {
    return database().rows("deployment where next_step = 'STOP'");
  }

  /** Waits until all that was to be told is on the broker. */
  void awaitPublished() throws SQLException {
    Waiting.until(
        "the outbox is empty", TO_PUBLISH, BETWEEN_LOOKS, () -> database().rows("outbox") == 0);
  }

  @Override
  public String sizes() throws SQLException {
    return "table %s, index of what is due %s, that of deletions %s"
        .formatted(
            database().size("deployment"),
            database().size("deployment_due_stopper"),
            database().size("deployment_due_purger"));
  }

  @Override
  public Duration processorTime() {
    return running.stream()
        .map(ServiceProcess::processorTime)
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public Optional<Memory> memory() {
    return running.getFirst().memory();
  }

  private Database database() {
    return surroundings.database();
  }

  @Override
  public void close() {
    running.forEach(ServiceProcess::close);
    running.clear();
  }
}
