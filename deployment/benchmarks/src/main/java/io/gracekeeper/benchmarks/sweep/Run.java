package io.gracekeeper.benchmarks.sweep;

import io.gracekeeper.benchmarks.running.Database;
import io.gracekeeper.benchmarks.running.ServiceProcess.Surroundings;
import io.gracekeeper.embedded.FreePort;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** The phases, one after the other: first subscription-service, then db-scheduler. */
public final class Run {

  /** Nobody calls the service, so nobody is there to believe. */
  private static final URI NOBODY = URI.create("http://127.0.0.1:" + FreePort.find());

  /** Before a storm a part of one, which is not measured: a JVM that has just begun is slow. */
  private static final int STORMS_OF_A_WARM_UP = 5;

  /** Losses of coverage are told at half the rate at which stops become due. */
  private static final int STOPS_FOR_A_LOSS = 2;

  private static final Duration LOSSES_WARM_UP = Duration.ofSeconds(60);
  private static final Duration LOSSES = Duration.ofSeconds(30);

  private final Size size;
  private final ControlPlane platform;
  private final Clock clock;

  /**
   * Refuses a size of which a phase would need more than its share.
   *
   * @param platform that is told of every stop
   */
  public Run(Size size, ControlPlane platform, Clock clock) {
    this.size = size;
    this.platform = platform;
    this.clock = clock;
    lot(Phase.STORM, size.due());
    steady();
  }

  /** Storm, steady, from billing-events; then a storm for two processes. */
  public void ours(Path jar, String bootstrapServers, Database database)
      throws SQLException, IOException, InterruptedException, ExecutionException {
    var surroundings = new Surroundings(bootstrapServers, database, NOBODY);
    try (var services = new SubscriptionServices(jar, surroundings, platform)) {
      var one = measurements("subscription-service", services);
      services.prepare();
      one.fill(size.rows());
      services.startOne();
      storm(one, Phase.STORM_WARM_UP, Phase.STORM);
      services.awaitPublished();
      one.memory();
      one.steady(steady());
      services.awaitPublished();
      losses(one, bootstrapServers);
      services.startOne();
      var two = measurements("two subscription-services", services);
      storm(two, Phase.STORM_OF_TWO_WARM_UP, Phase.STORM_OF_TWO);
    }
  }

  /** Storm and steady. */
  public void dbScheduler(Database database) throws SQLException, IOException {
    try (var scheduler = new DbScheduler(database, platform)) {
      var peer = measurements("db-scheduler", scheduler);
      peer.fill(size.rows());
      scheduler.start();
      storm(peer, Phase.STORM_WARM_UP, Phase.STORM);
      peer.memory();
      peer.steady(steady());
    }
  }

  private Measurements measurements(String who, Contestant contestant) {
    return new Measurements(who, contestant, platform, clock);
  }

  private void storm(Measurements of, Phase warmUp, Phase storm) throws SQLException, IOException {
    of.warmUp(lot(warmUp, size.due() / STORMS_OF_A_WARM_UP));
    of.print("load of the machine", load());
    of.storm(lot(storm, size.due()));
  }

  private Lot steady() {
    return lot(Phase.STEADY, in(Measurements.STEADY, size.rate()));
  }

  private void losses(Measurements of, String bootstrapServers)
      throws InterruptedException, ExecutionException {
    var rate = size.rate() / STOPS_FOR_A_LOSS;
    var losses = new Losses(bootstrapServers, platform, clock);
    losses.tell(lot(Phase.LOSSES_WARM_UP, in(LOSSES_WARM_UP, rate)), rate);
    var delays = losses.tell(lot(Phase.LOSSES, in(LOSSES, rate)), rate);
    of.print("from billing-events until the platform was told", delays.toPlatform().toString());
    of.print(
        "from billing-events until DeploymentStopped was heard of",
        delays.toEverybody().toString());
  }

  private static int in(Duration time, int rate) {
    return rate * (int) time.toSeconds();
  }

  private Lot lot(Phase phase, int count) {
    return Lot.of(phase, count, size.rows());
  }

  private static String load() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return "%.1f on %d processors"
        .formatted(system.getSystemLoadAverage(), system.getAvailableProcessors());
  }
}
