package io.gracekeeper.local.process;

import io.gracekeeper.local.world.Await;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The running processes: each is written down when it starts and reported when it dies. */
public final class Watch {

  /** Ctrl-C reaches our processes when it reaches us; they may be the first to act on it. */
  private static final Duration BENEFIT_OF_DOUBT = Duration.ofSeconds(1);

  private final RunDirectory directory;
  private final Duration toStop;
  private final Consumer<String> progress;
  private final Map<Part, ProcessHandle> running = new EnumMap<>(Part.class);
  private volatile boolean over;

  /**
   * Watches over nothing yet.
   *
   * @param toStop how long a process may take to stop before it is stopped by force
   */
  public Watch(RunDirectory directory, Duration toStop, Consumer<String> progress) {
    this.directory = directory;
    this.toStop = toStop;
    this.progress = progress;
  }

  /** Watches a process that was just started; once all is over, it is stopped instead. */
  public synchronized void add(Part part, ProcessHandle process) {
    if (over) {
      process.destroyForcibly();
      throw new StartFailure("Gracekeeper was stopped while it started.");
    }
    directory.remember(process);
    running.put(part, process);
    Thread.startVirtualThread(() -> reportEnd(part, process));
  }

  /** The running process of a part, which from now on may end without being reported. */
  public synchronized Optional<ProcessHandle> release(Part part) {
    return Optional.ofNullable(running.remove(part));
  }

  /** Stops the process of a part, which is expected then. */
  public void stop(Part part) {
    release(part).ifPresent(process -> Leftovers.stop(process, toStop));
  }

  /**
   * From now on every end is expected, and no process may begin.
   *
   * @return whether it was so before
   */
  public synchronized boolean end() {
    var before = over;
    over = true;
    return before;
  }

  public boolean isOver() {
    return over;
  }

  private void reportEnd(Part part, ProcessHandle process) {
    process.onExit().join();
    if (!Await.until(BENEFIT_OF_DOUBT, this::isOver) && isWatched(part, process)) {
      progress.accept(
          part.label() + " has ended unexpectedly; its log says why: " + directory.log(part));
    }
  }

  private synchronized boolean isWatched(Part part, ProcessHandle process) {
    return process.equals(running.get(part));
  }
}
