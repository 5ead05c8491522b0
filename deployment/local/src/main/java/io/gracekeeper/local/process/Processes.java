package io.gracekeeper.local.process;

import io.gracekeeper.local.process.JavaProcess.Plan;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Our services and the simulator: each can be killed and started again as it was. */
public final class Processes {

  private final RunDirectory directory;
  private final Watch watch;
  private final StartTimes times;
  private final Function<Part, URI> health;
  private final Map<Part, Plan> plans = new ConcurrentHashMap<>();
  private final Set<Part> there = ConcurrentHashMap.newKeySet();

  /**
   * None is planned yet.
   *
   * @param health the address of a part that answers 200 once it is ready
   */
  public Processes(
      RunDirectory directory, Watch watch, StartTimes times, Function<Part, URI> health) {
    this.directory = directory;
    this.watch = watch;
    this.times = times;
    this.health = health;
  }

  /** Says how a part is to be run whenever it starts. */
  public void plan(Plan plan) {
    plans.put(plan.part(), plan);
  }

  /** Starts a part as planned, for the first time or again, and waits for it. */
  public void start(Part part) {
    times.of(
        part,
        () -> {
          var plan = Objects.requireNonNull(plans.get(part));
          var process =
              JavaProcess.start(plan, health.apply(part), directory.of(part), directory.log(part));
          watch.add(part, process.handle());
          process.awaitReady();
          there.add(part);
        });
  }

  /** Kills a part and returns when it is dead. */
  public void kill(Part part) {
    there.remove(part);
    var process = watch.release(part);
    process.ifPresent(ProcessHandle::destroyForcibly);
    process.ifPresent(it -> it.onExit().join());
  }

  /** Whether a part was started, and has not been killed here since. */
  public boolean isThere(Part part) {
    return there.contains(part);
  }
}
