package io.gracekeeper.local.platform;

import io.gracekeeper.local.process.AotCache;
import io.gracekeeper.local.process.Memory;
import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.process.Processes;
import io.gracekeeper.local.process.RunDirectory;
import io.gracekeeper.local.process.StartFailure;
import io.gracekeeper.local.process.StartTimes;
import io.gracekeeper.local.process.Watch;
import io.gracekeeper.local.world.Rest;
import io.gracekeeper.local.world.SignIn;
import io.gracekeeper.policy.Policies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * All processes of the product on this machine: the real broker and database, the simulator, and
 * the three services. It starts and stops them; what befalls them meanwhile is of {@link Parts}.
 */
public final class LocalPlatform implements AutoCloseable {

  /** Our own services and the simulator: each has a business time, which can be moved. */
  private static final List<Part> CLOCKS =
      List.of(
          Part.SIMULATOR,
          Part.MARKETPLACE_ADAPTER,
          Part.BILLING_SERVICE,
          Part.SUBSCRIPTION_SERVICE,
          Part.SECOND_BILLING_SERVICE,
          Part.SECOND_SUBSCRIPTION_SERVICE);

  /** Those that are there from the start. */
  private static final List<Part> SERVICES =
      List.of(Part.MARKETPLACE_ADAPTER, Part.BILLING_SERVICE, Part.SUBSCRIPTION_SERVICE);

  /** SNS waits 20 s between its tries; nobody who looks on wants to. */
  private static final String SNS_RETRY_DELAY = "PT5S";

  /** As in life. */
  private static final String ASKING_EVERY = "PT10M";

  private final RunDirectory directory;
  private final Addresses addresses;
  private final Watch watch;
  private final Servers servers;
  private final Plans plans;
  private final SignIn signIn;
  private final StartTimes times;
  private final Processes processes;
  private final Parts parts;
  private final Policies policies = Policies.load(Optional.empty(), true);
  private final ReentrantLock starting = new ReentrantLock();

  private LocalPlatform(
      Path root,
      RunDirectory directory,
      Addresses addresses,
      Properties options,
      Consumer<String> progress) {
    var learning = Boolean.parseBoolean(options.getProperty("local.learn"));
    this.directory = directory;
    this.addresses = addresses;
    this.times = new StartTimes(progress);
    this.watch = new Watch(directory, AotCache.toStop(learning), progress);
    this.servers = new Servers(directory, addresses, watch);
    this.signIn = new SignIn(rest(Part.SIMULATOR));
    var trustAnchor = directory.of(Part.SIMULATOR).resolve("root.pem");
    this.plans =
        new Plans(
            root,
            addresses,
            trustAnchor,
            learning,
            options.getProperty("local.sns-retry-delay", SNS_RETRY_DELAY),
            Duration.parse(options.getProperty("local.asking-every", ASKING_EVERY)));
    this.processes = new Processes(directory, watch, times, addresses::health);
    this.parts = new Faults(servers, processes, rest(Part.SIMULATOR));
  }

  /**
   * Takes the run directory, cleans up after an earlier platform, but starts nothing yet.
   *
   * @param root the folder of the whole product, which is built
   * @param run where to keep everything while it runs
   * @param options may ask for ports, see {@link Addresses#choose}, with {@code local.learn} for
   *     services that leave what they learned to the next ones, with {@code local.sns-retry-delay}
   *     for an SNS that waits longer before it sends again, and with {@code local.asking-every} for
   *     an adapter that looks less often what the marketplaces are to be asked
   * @param progress what is told while it starts, and when a process dies
   * @throws StartFailure if the machine cannot run it now, saying what to do
   */
  public static LocalPlatform prepare(
      Path root, Path run, Properties options, Consumer<String> progress) {
    var directory = RunDirectory.open(run, progress);
    try {
      Memory.check();
      return new LocalPlatform(root, directory, Addresses.choose(options), options, progress);
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
      processes.plan(plans.simulator());
      Parallel.run(
          List.of(
              () -> times.of(Part.KAFKA, servers::startKafka),
              () -> times.of(Part.POSTGRESQL, servers::startPostgreSql),
              () -> processes.start(Part.SIMULATOR)));
      var topics = Webhook.topics(policies);
      planServices(topics);
      Parallel.run(
          SERVICES.stream().<Runnable>map(service -> () -> processes.start(service)).toList());
      Webhook.subscribe(
          rest(Part.SIMULATOR),
          addresses.http(Part.MARKETPLACE_ADAPTER).resolve("aws/sns"),
          topics);
    } finally {
      starting.unlock();
    }
  }

  private void planServices(List<String> topics) {
    servers.makeDatabase(Part.BILLING_SERVICE, "billing");
    servers.makeDatabase(Part.SUBSCRIPTION_SERVICE, "subscription");
    processes.plan(plans.marketplaceAdapter(topics));
    for (var part : List.of(Part.BILLING_SERVICE, Part.SECOND_BILLING_SERVICE)) {
      processes.plan(plans.billingService(part, servers.databaseOf(part)));
    }
    for (var part : List.of(Part.SUBSCRIPTION_SERVICE, Part.SECOND_SUBSCRIPTION_SERVICE)) {
      processes.plan(plans.subscriptionService(part, servers.databaseOf(part)));
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

  /** The parts that are there and whose business time can be moved, which only the vendor may. */
  public List<Rest> clocks() {
    return CLOCKS.stream()
        .filter(processes::isThere)
        .map(part -> rest(part).as(signIn.operator()))
        .toList();
  }

  /** Takes parts away and brings them in while it runs. */
  public Parts parts() {
    return parts;
  }

  /** Whether it was told to stop. */
  public boolean isOver() {
    return watch.isOver();
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
}
