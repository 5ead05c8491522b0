package io.gracekeeper.exchange;

import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.MalformedEventException;
import io.gracekeeper.events.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.logging.Logger;

/**
 * Takes a batch of records: every new event has its effect, once, in one database transaction. A
 * batch that fails is taken record by record, so that one record holds up no other; a record that
 * fails for good goes to the dead letters with its reason. A transient fault (no database) is
 * thrown to the caller, whose offset then stays where it is.
 */
@ApplicationScoped
public class Intake {

  private static final Logger LOG = Logger.getLogger(Intake.class);

  private final Inbox inbox;
  private final Outbox outbox;
  private final MeterRegistry metrics;

  @Inject
  Intake(Inbox inbox, Outbox outbox, MeterRegistry metrics) {
    this.inbox = inbox;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  /** Gives each new event of the batch to its effect, in the order of the batch. */
  @Retry(
      maxRetries = -1,
      maxDuration = 0,
      delay = 200,
      jitter = 100,
      retryOn = TransientFault.class)
  @ExponentialBackoff(maxDelay = 10, maxDelayUnit = ChronoUnit.SECONDS)
  public <E extends Event> void take(
      EventFamily<E> family,
      Iterable<ConsumerRecord<String, byte[]>> batch,
      Consumer<Envelope<E>> effect) {
    try {
      attempt(family, batch, effect);
    } catch (RuntimeException failed) {
      TransientFault.rethrow(failed);
      throw failed;
    }
  }

  private <E extends Event> void attempt(
      EventFamily<E> family,
      Iterable<ConsumerRecord<String, byte[]>> batch,
      Consumer<Envelope<E>> effect) {
    var readable = new ArrayList<Taken<E>>();
    for (var consumed : batch) {
      try {
        readable.add(new Taken<>(consumed, Wire.decode(family, consumed)));
      } catch (MalformedEventException malformed) {
        bury(consumed, malformed);
      }
    }
    try {
      together(readable, effect);
    } catch (RuntimeException failed) {
      TransientFault.rethrow(failed);
      readable.forEach(one -> alone(one, effect));
    }
  }

  private <E extends Event> void alone(Taken<E> one, Consumer<Envelope<E>> effect) {
    try {
      together(List.of(one), effect);
    } catch (RuntimeException failed) {
      TransientFault.rethrow(failed);
      bury(one.consumed(), failed);
    }
  }

  private <E extends Event> void together(List<Taken<E>> batch, Consumer<Envelope<E>> effect) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          var fresh = admit(batch.stream().map(one -> one.envelope().id()).toList());
          for (var one : batch) {
            if (fresh.remove(one.envelope().id())) {
              count(one.envelope());
              effect.accept(one.envelope());
            }
          }
        });
  }

  private Set<String> admit(List<String> ids) {
    try {
      return inbox.admit(ids);
    } catch (SQLException unavailable) {
      throw new IllegalStateException("The inbox could not be written.", unavailable);
    }
  }

  private void count(Envelope<?> envelope) {
    var type = EventFamily.typeOf(envelope.event());
    var known = EventFamily.of(envelope.event()).types().containsKey(type);
    metrics.counter("gracekeeper_events_taken", "type", known ? type : "unknown").increment();
    if (!known) {
      LOG.warnf("An event of an unknown type was passed over type=%s id=%s", type, envelope.id());
    }
  }

  private void bury(ConsumerRecord<String, byte[]> consumed, RuntimeException reason) {
    LOG.errorf(
        reason,
        "A record went to the dead letters topic=%s partition=%d offset=%d",
        consumed.topic(),
        consumed.partition(),
        consumed.offset());
    QuarkusTransaction.requiringNew().run(() -> outbox.add(DeadLetter.of(consumed, reason)));
    metrics.counter("gracekeeper_dead_letters", "topic", consumed.topic()).increment();
  }

  private record Taken<E extends Event>(
      ConsumerRecord<String, byte[]> consumed, Envelope<E> envelope) {}
}
