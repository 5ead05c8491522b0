package io.gracekeeper.consumption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** On a connector that fails as it does while the broker is away; the adapter's tests have one. */
class CommitsTest {

  private static final TopicPartition FIRST = new TopicPartition("notices", 0);
  private static final TopicPartition SECOND = new TopicPartition("notices", 1);

  private final List<Map<TopicPartition, Long>> attempts = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> committed = new CompletableFuture<>();
  private final List<String> toldThePoll = new CopyOnWriteArrayList<>();
  private final Commits commits = new Commits(connector());
  private int failures;
  private Runnable meanwhile = () -> {};

  @Test
  void aCommitThatFailedIsTriedAgainUntilTheBrokerHasIt() {
    // Given
    failures = 3;

    // When
    commits.reached(FIRST, 5);

    // Then
    assertThat(committed).succeedsWithin(Duration.ofSeconds(30));
    assertThat(attempts).hasSize(4).containsOnly(Map.of(FIRST, 5L));
    await("no poll keeps it waiting").until(() -> toldThePoll.size() == 4);
    assertThat(toldThePoll).containsOnly("wakeup");
  }

  @Test
  void itTakesAlongHowFarTheConsumerHasComeMeanwhile() {
    // Given
    failures = 1;
    meanwhile =
        () -> {
          commits.reached(FIRST, 7);
          commits.reached(SECOND, 2);
        };

    // When
    commits.reached(FIRST, 5);

    // Then
    assertThat(committed).succeedsWithin(Duration.ofSeconds(30));
    assertThat(attempts).containsExactly(Map.of(FIRST, 5L), Map.of(FIRST, 7L, SECOND, 2L));
  }

  @Test
  void aBusyConsumerDoesNotCommitForEachRecord() {
    // When
    for (var next = 1L; next <= 10_000; next++) {
      commits.reached(FIRST, next);
    }

    // Then
    await().until(() -> attempts.getLast().equals(Map.of(FIRST, 10_000L)));
    assertThat(attempts).hasSizeLessThan(100);
  }

  @Test
  void whatIsAnothersNowIsLeftToHim() {
    // Given
    failures = 1;
    meanwhile =
        () -> {
          commits.reached(SECOND, 2);
          commits.forget(List.of(FIRST));
        };

    // When
    commits.reached(FIRST, 5);

    // Then
    assertThat(committed).succeedsWithin(Duration.ofSeconds(30));
    assertThat(attempts).containsExactly(Map.of(FIRST, 5L), Map.of(SECOND, 2L));
  }

  private KafkaConsumer<?, ?> connector() {
    return (KafkaConsumer<?, ?>)
        Proxy.newProxyInstance(
            KafkaConsumer.class.getClassLoader(),
            new Class<?>[] {KafkaConsumer.class},
            (_, method, arguments) ->
                method.getName().equals("unwrap") ? poll() : commit((Map<?, ?>) arguments[0]));
  }

  private Consumer<?, ?> poll() {
    return (Consumer<?, ?>)
        Proxy.newProxyInstance(
            Consumer.class.getClassLoader(),
            new Class<?>[] {Consumer.class},
            (_, method, _) -> {
              toldThePoll.add(method.getName());
              return null;
            });
  }

  private Uni<Void> commit(Map<?, ?> offsets) {
    var attempt = new HashMap<TopicPartition, Long>();
    offsets.forEach((partition, next) ->
        attempt.put((TopicPartition) partition, ((OffsetAndMetadata) next).offset()));
    attempts.add(attempt);
    if (attempts.size() <= failures) {
      meanwhile.run();
      return Uni.createFrom().failure(new RetriableCommitFailedException("away"));
    }
    return Uni.createFrom().voidItem().invoke(() -> committed.complete(null));
  }
}
