package io.gracekeeper.local.platform;

import io.gracekeeper.embedded.EmbeddedPostgreSql.Database;
import io.gracekeeper.local.process.AotCache;
import io.gracekeeper.local.process.JavaProcess;
import io.gracekeeper.local.process.JavaProcess.Plan;
import io.gracekeeper.local.process.Memory;
import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.process.Point;
import io.gracekeeper.local.process.RunDirectory;
import io.gracekeeper.local.process.StartFailure;
import io.gracekeeper.local.process.Watch;
import io.gracekeeper.local.world.Rest;
import io.gracekeeper.local.world.SignIn;
import io.gracekeeper.policy.Policies;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * All processes of the product on this machine: the real broker and database, the simulator, and
 * the three services.
 */
public final class LocalPlatform implements AutoCloseable {

  /** Our own services and the simulator: each has a business time, which can be moved. */
  private static final List<Part> CLOCKS =
      List.of(
          Part.SIMULATOR,
          Part.MARKETPLACE_ADAPTER,
          Part.BILLING_SERVICE,
          Part.SUBSCRIPTION_SERVICE);

  private final RunDirectory directory;
  private final Addresses addresses;
  private final Watch watch;
  private final Servers servers;
  private final Plans plans;
  private final SignIn signIn;
  private final Consumer<String> progress;
  private final Policies policies = Policies.load(Optional.empty(), true);
  private final Map<Part, Plan> started = new EnumMap<>(Part.class);
  private final Map<Part, Database> databases = new ConcurrentHashMap<>();
  private final Map<Part, HoldUp> heldUp = new EnumMap<>(Part.class);
  private final ReentrantLock starting = new ReentrantLock();

  private LocalPlatform(
      Path root,
      RunDirectory directory,
      Addresses addresses,
      boolean learning,
      Consumer<String> progress) {
    this.directory = directory;
    this.addresses = addresses;
    this.progress = progress;
    this.watch = new Watch(directory, AotCache.toStop(learning), progress);
    this.servers = new Servers(directory, addresses, watch);
    this.signIn = new SignIn(rest(Part.SIMULATOR));
    var trustAnchor = directory.of(Part.SIMULATOR).resolve("root.pem");
    this.plans = new Plans(root, addresses, trustAnchor, learning);
  }

  /**
   * Takes the run directory, cleans up after an earlier platform, but starts nothing yet.
   *
   * @param root the folder of the whole product, which is built
   * @param run where to keep everything while it runs
   * @param options may ask for ports, see {@link Addresses#choose}, and with {@code local.learn}
   *     for services that leave what they learned to the next ones
   * @param progress what is told while it starts, and when a process dies
   * @throws StartFailure if the machine cannot run it now, saying what to do
   */
  public static LocalPlatform prepare(
      Path root, Path run, Properties options, Consumer<String> progress) {
    var directory = RunDirectory.open(run, progress);
    try {
      Memory.check();
      var learning = Boolean.parseBoolean(options.getProperty("local.learn"));
      return new LocalPlatform(root, directory, Addresses.choose(options), learning, progress);
    } catch (StartFailure failure) {
      directory.close();
      throw failure;
    }
  }

  /**
   * Starts everything and returns when it is ready.
   *
   * @throws StartFailure if a process does not come up, with the end of its log
   */
  public void start() {
    starting.lock();
    try {
      Parallel.run(
          List.of(
              () -> timed(Part.KAFKA, servers::startKafka),
              () -> timed(Part.POSTGRESQL, servers::startPostgreSql),
              () -> start(plans.simulator())));
      var topics = Webhook.topics(policies);
      Parallel.run(
          List.of(
              () -> start(plans.marketplaceAdapter(topics)),
              () -> start(plans.billingService(database(Part.BILLING_SERVICE, "billing"))),
              () ->
                  start(
                      plans.subscriptionService(
                          database(Part.SUBSCRIPTION_SERVICE, "subscription")))));
      Webhook.subscribe(
          rest(Part.SIMULATOR),
          addresses.http(Part.MARKETPLACE_ADAPTER).resolve("aws/sns"),
          topics);
    } finally {
      starting.unlock();
    }
  }

  /** Where everything listens. */
  public Addresses addresses() {
    return addresses;
  }

  /** The policies by which the services decide. */
  public Policies policies() {
    return policies;
  }

  /** Where the logs of the processes are. */
  public Path logs() {
    return directory.logs();
  }

  /** The REST API of a part, for who shows no token. */
  public Rest rest(Part part) {
    return new Rest(part.label(), addresses.http(part));
  }

  /** Where people sign in. */
  public SignIn signIn() {
    return signIn;
  }

  /** The parts whose business time can be moved, which only the vendor may. */
  public List<Rest> clocks() {
    return CLOCKS.stream().map(part -> rest(part).as(signIn.operator())).toList();
  }

  /** Whether it was told to stop. */
  public boolean isOver() {
    return watch.isOver();
  }

  /** Keeps a service from getting past a point of its work, until it is taken away. */
  public void holdUp(Part part, Point before) {
    var database = databases.get(part);
    if (database == null) {
      throw new IllegalArgumentException(part.label() + " has no database and no such point");
    }
    heldUp.put(part, new HoldUp(before, database, rest(Part.SIMULATOR)));
  }

  /**
   * Takes a part away, as a crash does; what the part keeps on disk stays. One that is held up is
   * taken away once it has come to its point.
   */
  public void takeAway(Part part) {
    switch (part) {
      case KAFKA -> servers.stopKafka();
      case POSTGRESQL -> servers.killPostgreSql();
      case SIMULATOR, MARKETPLACE_ADAPTER, BILLING_SERVICE, SUBSCRIPTION_SERVICE -> kill(part);
    }
  }

  private void kill(Part part) {
    try (var obstacle = heldUp.remove(part)) {
      if (obstacle != null) {
        obstacle.awaitReached();
      }
      var process = watch.release(part);
      process.ifPresent(ProcessHandle::destroyForcibly);
      process.ifPresent(it -> it.onExit().join());
    }
  }

  /** Starts a part again where it was, and waits for it. */
  public void bringBack(Part part) {
    switch (part) {
      case KAFKA -> servers.bringKafkaBack();
      case POSTGRESQL -> servers.bringPostgreSqlBack();
      case SIMULATOR, MARKETPLACE_ADAPTER, BILLING_SERVICE, SUBSCRIPTION_SERVICE ->
          start(Objects.requireNonNull(started.get(part)));
    }
  }

  /** Stops every process and deletes what they kept. */
  @Override
  public void close() {
    if (watch.end()) {
      return;
    }
    Parallel.run(CLOCKS.stream().<Runnable>map(part -> () -> watch.stop(part)).toList());
    // A start that is under way ends now, since what it waits for is gone; then all is known.
    starting.lock();
    try {
      Parallel.run(List.of(servers::stopKafka, servers::stopPostgreSql));
      directory.close();
    } finally {
      starting.unlock();
    }
  }

  private Database database(Part part, String name) {
    var made = servers.database(name);
    databases.put(part, made);
    return made;
  }

  private void start(Plan plan) {
    timed(
        plan.part(),
        () -> {
          synchronized (started) {
            started.put(plan.part(), plan);
          }
          var health = addresses.health(plan.part());
          var process =
              JavaProcess.start(
                  plan, health, directory.of(plan.part()), directory.log(plan.part()));
          watch.add(plan.part(), process.handle());
          process.awaitReady();
        });
  }

  private void timed(Part part, Runnable start) {
    var before = System.nanoTime();
    start.run();
    progress.accept(
        "%-20s is ready after %4.1f s".formatted(part.label(), (System.nanoTime() - before) / 1e9));
  }
}
