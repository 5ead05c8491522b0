package io.gracekeeper.local.platform;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Does several things at once and waits for all of them. */
final class Parallel {

  private Parallel() {}

  /** If one fails, the first failure is thrown once all have ended. */
  static void run(List<Runnable> tasks) {
    var running =
        tasks.stream()
            .map(task -> CompletableFuture.runAsync(task, Thread::startVirtualThread))
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(running).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
    }
  }
}
