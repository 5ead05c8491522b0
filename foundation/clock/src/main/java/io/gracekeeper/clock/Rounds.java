package io.gracekeeper.clock;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Runs one step again and again on a thread of its own: at once when woken, otherwise after the
 * rest that the step asked for. A step that fails is tried again after {@link #AFTER_FAILURE}.
 */
public final class Rounds implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Rounds.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final String name;
  private final Step step;
  private final Semaphore woken = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;
  private boolean failing;

  /** One round; it returns how long to rest (system time) unless woken before. */
  @FunctionalInterface
  public interface Step {
    Duration run() throws Exception;
  }

  public Rounds(String name, Step step) {
    this.name = name;
    this.step = step;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::rounds);
  }

  public void start() {
    thread.start();
  }

  /** There is something to do: the next round begins at once. */
  public void wake() {
    woken.release();
  }

  /** Lets the running step end and begins no other. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(Duration.ofSeconds(15));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void rounds() {
    while (!closed) {
      woken.drainPermits();
      if (!rest(once())) {
        return;
      }
    }
  }

  @SuppressWarnings("ReturnValueIgnored") // Woken or rested: the next round begins either way.
  private boolean rest(Duration atMost) {
    try {
      woken.tryAcquire(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  private Duration once() {
    try {
      var rest = step.run();
      failing = false;
      return rest;
    } catch (Exception failed) {
      if (!failing) {
        LOG.warnf(failed, "A round failed and is tried again rounds=%s", name);
      }
      failing = true;
      return AFTER_FAILURE;
    }
  }
}
