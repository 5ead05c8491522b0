package io.gracekeeper.exchange;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.gracekeeper.clock.SystemTime;
import io.gracekeeper.events.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Brings the records of {@link Retries} back to their listeners, each when it is due and in a
 * transaction of its own. The age of the one at hand is on the metrics.
 */
@ApplicationScoped
public class RetriesListener {

  private static final Duration AT_LEAST = Duration.ofMillis(1);

  private final Intake intake;
  private final Map<String, Listener<?>> listeners;
  private final Clock clock;
  private volatile @Nullable Instant oldest;

  @Inject
  RetriesListener(
      Intake intake,
      @All List<Listener<?>> listeners,
      @SystemTime Clock clock,
      MeterRegistry metrics) {
    this.intake = intake;
    this.listeners =
        listeners.stream().collect(toUnmodifiableMap(it -> it.hears().topic(), it -> it));
    this.clock = clock;
    metrics.gauge("gracekeeper_retries_age_seconds", this, RetriesListener::age);
  }

  @Incoming("retries")
  public Uni<Void> take(ConsumerRecords<String, byte[]> batch) {
    return Multi.createFrom()
        .items(StreamSupport.stream(batch.spliterator(), false))
        .onItem()
        .transformToUniAndConcatenate(this::onceDue)
        .onItem()
        .ignoreAsUni()
        .eventually(() -> oldest = null);
  }

  private Uni<Void> onceDue(ConsumerRecord<String, byte[]> waiting) {
    return Retry.read(waiting)
        .map(retry -> after(left(retry), () -> again(retry.record())))
        .orElseGet(
            () -> after(AT_LEAST, () -> intake.bury(waiting, new StrayException(waiting.topic()))));
  }

  private Duration left(Retry retry) {
    oldest = retry.failedFirst();
    var left = Duration.between(clock.instant(), retry.due());
    return left.compareTo(AT_LEAST) < 0 ? AT_LEAST : left;
  }

  private static Uni<Void> after(Duration wait, Runnable then) {
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(wait)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(then);
  }

  private void again(ConsumerRecord<String, byte[]> record) {
    var listener = listeners.get(record.topic());
    if (listener == null) {
      intake.bury(record, new StrayException(record.topic()));
    } else {
      take(listener, record);
    }
  }

  private <E extends Event> void take(Listener<E> listener, ConsumerRecord<String, byte[]> record) {
    intake.take(listener, List.of(record));
  }

  /** Nobody here can have put it among the retries. */
  private static final class StrayException extends RuntimeException {
    private StrayException(String topic) {
      super("It lies among the retries and is of no listener here: " + topic);
    }
  }

  private double age() {
    var since = oldest;
    return since == null ? 0 : Duration.between(since, clock.instant()).toSeconds();
  }
}
