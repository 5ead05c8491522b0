package io.gracekeeper.benchmarks.sweep;

import io.gracekeeper.benchmarks.running.Database;
import io.gracekeeper.benchmarks.running.JavaProcess;
import io.gracekeeper.benchmarks.running.Memory;
import io.gracekeeper.benchmarks.running.Script;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** db-scheduler in a process of its own: each stop is an execution of a one-time task. */
final class DbScheduler implements Contestant, AutoCloseable {

  private final Database database;
  private final ControlPlane platform;
  private @Nullable JavaProcess process;

  DbScheduler(Database database, ControlPlane platform) {
    this.database = database;
    this.platform = platform;
  }

  @Override
  public void fill(int rows) throws SQLException, IOException {
    database.run(Script.of("executions.sql", Map.of("rows", rows)));
    database.run("vacuum analyze");
  }

  /** Starts it and does not wait for it. */
  void start() throws IOException {
    var address = database.address();
    process =
        new JavaProcess(
            List.of(
                // Our own parts bring two loggers; which one it takes is not worth a word.
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                DbSchedulerMain.class.getName(),
                address.jdbcUrl(),
                address.user(),
                address.password(),
                platform.url().toString()));
  }

  @Override
  public void makeDue(Lot lot, Instant first, Duration apart) throws SQLException, IOException {
    database.run(Script.of("executions-due.sql", lot.values(first, apart)));
  }

  /** What is far in the future stays. */
  @Override
  public long left() throws SQLException {
    return database.rows("scheduled_tasks where execution_time < now() + interval '1 day'");
  }

  @Override
  public String sizes() throws SQLException {
    return "table %s, index of all executions %s"
        .formatted(database.size("scheduled_tasks"), database.size("execution_time_idx"));
  }

  @Override
  public Duration processorTime() {
    return process == null ? Duration.ZERO : process.processorTime();
  }

  @Override
  public Optional<Memory> memory() {
    return process == null ? Optional.empty() : process.memory();
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
