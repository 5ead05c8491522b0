package io.gracekeeper.subscriptions.sweep;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.subscriptions.deployment.Deployment;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Starting;
import io.gracekeeper.subscriptions.lifecycle.NextStep;
import io.gracekeeper.subscriptions.platform.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecorderTest {

  private static final String BROKEN = "broken";

  private final Database database = new Database();
  private final Recorder recorder = new Recorder(database);

  @Test
  void whatComesInWhileOneIsRecordedGoesTogetherWithTheNext() {
    // Given
    var first = recording("first");
    await().until(() -> database.asked.get() == 1);

    // When
    var others = IntStream.range(0, 20).mapToObj(number -> recording("other-" + number)).toList();
    await().until(() -> recorder.waiting() == 20);
    database.isBack.countDown();

    // Then
    first.join();
    others.forEach(CompletableFuture::join);
    assertThat(database.batches).extracting(List::size).containsExactly(1, 20);
  }

  @Test
  void oneThatCannotBeRecordedStopsNoOtherAndIsTold() {
    // Given
    var first = recording("first");
    await().until(() -> database.asked.get() == 1);
    var good = recording("good");
    var broken = recording(BROKEN);
    await().until(() -> recorder.waiting() == 2);

    // When
    database.isBack.countDown();

    // Then
    first.join();
    good.join();
    assertThatThrownBy(broken::join).isInstanceOf(CompletionException.class);
    assertThat(database.alone).containsExactly("good");
  }

  /** As a step does: its thread waits until it is recorded. */
  private CompletableFuture<Void> recording(String deployment) {
    return CompletableFuture.runAsync(
        () -> recorder.record(new Outcome(work(deployment), _ -> {})),
        Executors.newVirtualThreadPerTaskExecutor());
  }

  private static Work work(String name) {
    var deployment = new DeploymentId(name);
    var account = new AccountId("acme");
    return new Work(
        new Claim(
            deployment, account, 1, Duty.STOPPER, new NextStep(NextStep.Kind.START, Instant.EPOCH)),
        NextStep.Kind.START,
        new Starting(),
        new Target(deployment, account, new SubscriptionId("devices"), name, null, null, 1));
  }

  /** Takes its time until it is back, and cannot write one of them. */
  private static final class Database extends Fenced {

    private final CountDownLatch isBack = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final List<List<String>> batches = new ArrayList<>();
    private final List<String> alone = new ArrayList<>();

    @SuppressWarnings("NullAway") // None of them is asked.
    Database() {
      super(null, null, null);
    }

    @Override
    void end(List<Outcome> outcomes) {
      asked.incrementAndGet();
      awaitReturn();
      var names = outcomes.stream().map(it -> it.work().target().name()).toList();
      if (names.contains(BROKEN)) {
        throw new IllegalStateException(BROKEN);
      }
      batches.add(names);
    }

    @Override
    void end(Work work, Consumer<Deployment> then) {
      if (work.target().name().equals(BROKEN)) {
        throw new IllegalStateException(BROKEN);
      }
      alone.add(work.target().name());
    }

    private void awaitReturn() {
      try {
        assertThat(isBack.await(20, SECONDS)).isTrue();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }
}
