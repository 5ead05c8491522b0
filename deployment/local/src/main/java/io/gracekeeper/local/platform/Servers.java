package io.gracekeeper.local.platform;

import io.gracekeeper.embedded.EmbeddedPostgreSql;
import io.gracekeeper.embedded.EmbeddedPostgreSql.Database;
import io.gracekeeper.embedded.KafkaProcess;
import io.gracekeeper.local.process.LogEnd;
import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.process.RunDirectory;
import io.gracekeeper.local.process.StartFailure;
import io.gracekeeper.local.process.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The broker and the database of the platform. */
final class Servers {

  private final RunDirectory directory;
  private final Addresses addresses;
  private final Watch watch;
  private final Map<Part, Database> databases = new EnumMap<>(Part.class);
  private @Nullable KafkaProcess kafka;
  private @Nullable EmbeddedPostgreSql postgreSql;

  Servers(RunDirectory directory, Addresses addresses, Watch watch) {
    this.directory = directory;
    this.addresses = addresses;
    this.watch = watch;
  }

  /** Starts the broker and makes its topics. */
  void startKafka() {
    var broker =
        started(
            Part.KAFKA,
            () ->
                KafkaProcess.start(
                    directory.of(Part.KAFKA),
                    addresses.port(Part.KAFKA),
                    directory.log(Part.KAFKA)));
    kafka = broker;
    watch.add(Part.KAFKA, Objects.requireNonNull(broker.handle()));
    EventTopics.make(broker.bootstrapServers());
  }

  /** Starts the broker again where it was. */
  void bringKafkaBack() {
    var broker = Objects.requireNonNull(kafka);
    broker.startAgain();
    watch.add(Part.KAFKA, Objects.requireNonNull(broker.handle()));
  }

  void stopKafka() {
    watch.release(Part.KAFKA);
    if (kafka != null) {
      kafka.stop();
    }
  }

  void startPostgreSql() {
    var data = directory.of(Part.POSTGRESQL).resolve("data");
    postgreSql =
        started(
            Part.POSTGRESQL,
            () ->
                EmbeddedPostgreSql.start(
                    data,
                    directory.cache(Part.POSTGRESQL),
                    addresses.port(Part.POSTGRESQL),
                    directory.log(Part.POSTGRESQL)));
    watch.add(Part.POSTGRESQL, postmaster(data));
  }

  void stopPostgreSql() {
    watch.release(Part.POSTGRESQL);
    if (postgreSql != null) {
      postgreSql.close();
    }
  }

  /** Kills the database, as a crash of its machine does; its data stay. */
  void killPostgreSql() {
    watch.release(Part.POSTGRESQL).ifPresent(Servers::kill);
    Objects.requireNonNull(postgreSql).stop();
  }

  /** Starts the database again where it was. */
  void bringPostgreSqlBack() {
    Objects.requireNonNull(postgreSql).startAgain();
    watch.add(Part.POSTGRESQL, postmaster(directory.of(Part.POSTGRESQL).resolve("data")));
  }

  /** Its other processes end when they miss it; the memory that they share is free only then. */
  private static void kill(ProcessHandle postmaster) {
    var others = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    others.forEach(process -> process.onExit().join());
  }

  /** Makes the database of a service, which all its instances share. */
  void makeDatabase(Part part, String name) {
    databases.put(part, Objects.requireNonNull(postgreSql).create(name));
  }

  Database databaseOf(Part part) {
    var database = databases.get(part.first());
    if (database == null) {
      throw new IllegalArgumentException(part.label() + " has no database");
    }
    return database;
  }

  private <T> T started(Part part, Supplier<T> start) {
    try {
      return start.get();
    } catch (UncheckedIOException | IllegalStateException failure) {
      throw LogEnd.failure(part, "did not start: " + failure.getMessage(), directory.log(part));
    }
  }

  /** PostgreSQL leaves its parent, and writes its process id on the first line of a file. */
  private static ProcessHandle postmaster(Path data) {
    try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
      return lines
          .findFirst()
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
          .orElseThrow(() -> new StartFailure("postgresql ended as soon as it had started."));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
