package io.gracekeeper.consumption;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;

/** For single records that are done with in any order: commits up to the first that is not. */
final class UnorderedCommit implements KafkaCommitHandler {

  private final Commits commits;
  private final Map<TopicPartition, Unfinished> unfinished = new HashMap<>();

  private UnorderedCommit(Commits commits) {
    this.commits = commits;
  }

  /** Chosen by {@code commit-strategy=steady-unordered}. */
  @ApplicationScoped
  @Identifier("steady-unordered")
  static class Factory implements KafkaCommitHandler.Factory {

    @Override
    public UnorderedCommit create(
        KafkaConnectorIncomingConfiguration config,
        Vertx vertx,
        KafkaConsumer<?, ?> consumer,
        BiConsumer<Throwable, Boolean> reportFailure) {
      return new UnorderedCommit(new Commits(consumer));
    }
  }

  @Override
  public synchronized <K, V> Uni<IncomingKafkaRecord<K, V>> received(
      IncomingKafkaRecord<K, V> record) {
    unfinished.computeIfAbsent(partition(record), _ -> new Unfinished()).begin(record.getOffset());
    return Uni.createFrom().item(record);
  }

  @Override
  public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> done) {
    end(partition(done), done.getOffset());
    return Uni.createFrom().voidItem().runSubscriptionOn(done::runOnMessageContext);
  }

  /** One at a time, or an earlier offset could be committed after a later one. */
  private synchronized void end(TopicPartition partition, long offset) {
    var open = unfinished.get(partition);
    if (open != null) {
      open.end(offset).ifPresent(next -> commits.reached(partition, next));
    }
  }

  @Override
  public synchronized void partitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(unfinished::remove);
    commits.forget(partitions);
  }

  private static TopicPartition partition(IncomingKafkaRecord<?, ?> record) {
    return new TopicPartition(record.getTopic(), record.getPartition());
  }
}
