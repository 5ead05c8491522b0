package io.gracekeeper.subscriptions.sweep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Records what steps came to, many in one transaction: what comes in while one is committed goes
 * with the next. There is no thread for it; whoever comes first writes for all who wait.
 */
@ApplicationScoped
class Recorder {

  private static final Logger LOG = Logger.getLogger(Recorder.class);
  private static final int IN_A_BATCH = 128;

  private record Waiting(Outcome outcome, CompletableFuture<Void> recorded) {}

  private final Fenced fenced;
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
  private final Lock writing = new ReentrantLock();

  @Inject
  Recorder(Fenced fenced) {
    this.fenced = fenced;
  }

  /**
   * Returns when it is durable, or of no concern any more.
   *
   * @throws CompletionException if it could not be recorded
   */
  void record(Outcome outcome) {
    var mine = new Waiting(outcome, new CompletableFuture<>());
    waiting.add(mine);
    writing.lock();
    try {
      while (!mine.recorded().isDone()) {
        write();
      }
    } finally {
      writing.unlock();
    }
    mine.recorded().join();
  }

  /** How many wait for those that are being recorded. */
  int waiting() {
    return waiting.size();
  }

  private void write() {
    var batch = new ArrayList<Waiting>();
    waiting.drainTo(batch, IN_A_BATCH);
    try {
      fenced.end(batch.stream().map(Waiting::outcome).toList());
      batch.forEach(it -> it.recorded().complete(null));
    } catch (RuntimeException one) {
      LOG.debug("A batch could not be recorded; its outcomes are recorded one by one.", one);
      batch.forEach(this::writeAlone);
    } finally {
      var unwritten = new IllegalStateException("The outcome of a step was not recorded.");
      batch.forEach(it -> it.recorded().completeExceptionally(unwritten));
    }
  }

  private void writeAlone(Waiting it) {
    try {
      fenced.end(it.outcome().work(), it.outcome().then());
      it.recorded().complete(null);
    } catch (RuntimeException failed) {
      it.recorded().completeExceptionally(failed);
    }
  }
}
