package io.gracekeeper.exchange;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Commits the offset of a batch at once, and again until the broker has it. The connector's own
 * strategies try once: if the broker is away at that moment, the lag stays until the next record.
 */
final class SteadyCommit implements KafkaCommitHandler {

  private static final Logger LOG = Logger.getLogger(SteadyCommit.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final KafkaConsumer<?, ?> consumer;
  private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

  private SteadyCommit(KafkaConsumer<?, ?> consumer) {
    this.consumer = consumer;
  }

  /** Chosen by {@code commit-strategy=steady}. */
  @ApplicationScoped
  @Identifier("steady")
  static class Factory implements KafkaCommitHandler.Factory {

    @Override
    public SteadyCommit create(
        KafkaConnectorIncomingConfiguration config,
        Vertx vertx,
        KafkaConsumer<?, ?> consumer,
        BiConsumer<Throwable, Boolean> reportFailure) {
      return new SteadyCommit(consumer);
    }
  }

  /** The batch is done with; nobody waits for the commit. */
  @Override
  public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> last) {
    var partition = new TopicPartition(last.getTopic(), last.getPartition());
    var offset = last.getOffset() + 1;
    next.put(partition, offset);
    Uni.createFrom()
        .deferred(() -> commit(partition, offset))
        .onFailure(RetriableException.class)
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely()
        .subscribe()
        .with(_ -> {}, failed -> LOG.warnf("An offset was not committed why=%s", failed));
    return Uni.createFrom().voidItem().runSubscriptionOn(last::runOnMessageContext);
  }

  /** Whoever has them now commits for them. */
  @Override
  public void partitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(next::remove);
  }

  /** A later offset has overtaken this one, or the partition is another's: then it is done. */
  private Uni<Void> commit(TopicPartition partition, long offset) {
    return Long.valueOf(offset).equals(next.get(partition))
        ? consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(offset)))
        : Uni.createFrom().voidItem();
  }
}
