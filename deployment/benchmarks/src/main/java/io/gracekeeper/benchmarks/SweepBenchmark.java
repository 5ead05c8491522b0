package io.gracekeeper.benchmarks;

import io.gracekeeper.benchmarks.running.Database;
import io.gracekeeper.benchmarks.sweep.ControlPlane;
import io.gracekeeper.benchmarks.sweep.Run;
import io.gracekeeper.benchmarks.sweep.Size;
import io.gracekeeper.embedded.EmbeddedPostgreSql;
import io.gracekeeper.embedded.KafkaProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast subscription-service stops what is due out of ten million deployments at rest, and how
 * late; beside db-scheduler with as many executions on the same server.
 */
public final class SweepBenchmark {

  /** What a database of this size would be given at least; the default is for tests. */
  private static final Map<String, String> MEMORY =
      Map.of("shared_buffers", "1GB", "maintenance_work_mem", "256MB", "max_wal_size", "4GB");

  private SweepBenchmark() {}

  /**
   * Runs for a quarter of an hour, half of which fills the database.
   *
   * @param arguments billing-service's jar and subscription-service's
   * @throws IllegalStateException if a platform was told twice under one claim
   */
  public static void main(String[] arguments) throws Exception {
    var clock = Clock.systemUTC();
    var settings = new HashMap<>(EmbeddedPostgreSql.DURABLE);
    settings.putAll(MEMORY);
    try (var kafka = KafkaProcess.start();
        var postgreSql = EmbeddedPostgreSql.start(settings);
        var platform = new ControlPlane(clock)) {
      var run = new Run(Size.given(), platform, clock);
      run.ours(
          Path.of(arguments[1]),
          kafka.bootstrapServers(),
          new Database(postgreSql.create("subscriptions")));
      run.dbScheduler(new Database(postgreSql.create("scheduler")));
    }
  }
}
