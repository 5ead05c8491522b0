package io.gracekeeper.consumption;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/**
 * Brings offsets to the broker, and again until it has them. The first one goes at once; how far
 * the consumer comes while it is under way, and for a moment after it, goes with the next one: a
 * busy consumer would else commit for every few records.
 */
final class Commits {

  private static final Logger LOG = Logger.getLogger(Commits.class);

  /** What a process that dies has done within it is done again. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

  private final KafkaConsumer<?, ?> consumer;
  private final Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
  private Map<TopicPartition, OffsetAndMetadata> onTheWay = Map.of();
  private boolean underWay;

  Commits(KafkaConsumer<?, ?> consumer) {
    this.consumer = consumer;
  }

  /** Nobody waits for the commit. */
  synchronized void reached(TopicPartition partition, long next) {
    reached.put(partition, new OffsetAndMetadata(next));
    if (!underWay) {
      begin();
    }
  }

  /** Whoever has them now commits for them. */
  synchronized void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(reached::remove);
  }

  private void begin() {
    underWay = true;
    Uni.createFrom()
        .deferred(this::commit)
        .onFailure(RetriableException.class)
        .retry()
        .withBackOff(FIRST_RETRY, LONGEST_RETRY)
        .indefinitely()
        .subscribe()
        .with(_ -> settled(), this::refused);
  }

  /** Each time with what is the latest then. */
  private synchronized Uni<Void> commit() {
    var latest = Map.copyOf(reached);
    onTheWay = latest;
    return latest.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.createFrom().emitter(sent -> send(latest, sent));
  }

  /** It goes from the thread that polls: the poll that runs, and may wait for long, ends for it. */
  private void send(Map<TopicPartition, OffsetAndMetadata> latest, UniEmitter<? super Void> sent) {
    consumer.commitAsync(latest).subscribe().with(sent::complete, sent::fail);
    consumer.unwrap().wakeup();
  }

  private synchronized void settled() {
    reached.entrySet().removeAll(onTheWay.entrySet());
    Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE).subscribe().with(_ -> rested());
  }

  private synchronized void rested() {
    underWay = false;
    if (!reached.isEmpty()) {
      begin();
    }
  }

  /** The group has moved on without us: what we have done comes again, to whoever is in it. */
  private void refused(Throwable failed) {
    LOG.warnf("An offset was not committed why=%s", failed);
    settled();
  }
}
