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
import java.util.function.BiConsumer;
import org.apache.kafka.common.TopicPartition;

/** For batches: with its last record, all of a batch is done with, and its offset committed. */
final class SteadyCommit implements KafkaCommitHandler {

  private final Commits commits;

  private SteadyCommit(Commits commits) {
    this.commits = commits;
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
      return new SteadyCommit(new Commits(consumer));
    }
  }

  @Override
  public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> last) {
    var partition = new TopicPartition(last.getTopic(), last.getPartition());
    commits.reached(partition, last.getOffset() + 1);
    return Uni.createFrom().voidItem().runSubscriptionOn(last::runOnMessageContext);
  }

  @Override
  public void partitionsRevoked(Collection<TopicPartition> partitions) {
    commits.forget(partitions);
  }
}
