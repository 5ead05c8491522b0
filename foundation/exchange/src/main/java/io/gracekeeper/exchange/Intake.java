package io.gracekeeper.exchange;

import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.MalformedEventException;
import io.gracekeeper.events.Wire;
import io.gracekeeper.fault.Fault;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.logging.Logger;

/**
 * Takes a batch of records: every new event has its effect, once, in one database transaction.
 *
 * <p>A batch that fails is halved until the record that fails is alone, so that one holds up no
 * other. What that record then needs decides: if somebody holds it, the record goes to the retries
 * and comes again; if it can never be had, to the dead letters with its reason. While the database
 * is away, or so held up that nothing can be set aside either, nothing is moved: the batch is tried
 * again without a limit, and its offset stays.
 */
@ApplicationScoped
public class Intake {

  private static final Logger LOG = Logger.getLogger(Intake.class);

  private final Inbox inbox;
  private final Outbox outbox;
  private final Retries retries;
  private final MeterRegistry metrics;

  @Inject
  Intake(Inbox inbox, Outbox outbox, Retries retries, MeterRegistry metrics) {
    this.inbox = inbox;
    this.outbox = outbox;
    this.retries = retries;
    this.metrics = metrics;
  }

  /** Gives the new events of the batch to their listener, in the order of the batch. */
  @Retry(
      maxRetries = -1,
      maxDuration = 0,
      delay = 200,
      jitter = 100,
      retryOn = DatabaseAwayException.class)
  @ExponentialBackoff(maxDelay = 10, maxDelayUnit = ChronoUnit.SECONDS)
  public <E extends Event> void take(
      Listener<E> listener, Iterable<ConsumerRecord<String, byte[]>> batch) {
    try {
      together(readable(listener.hears(), batch), listener);
    } catch (RuntimeException failed) {
      throw Fault.of(failed) == Fault.PERMANENT ? failed : new DatabaseAwayException(failed);
    }
  }

  private <E extends Event> List<Taken<E>> readable(
      EventFamily<E> family, Iterable<ConsumerRecord<String, byte[]>> batch) {
    var readable = new ArrayList<Taken<E>>();
    for (var consumed : batch) {
      try {
        readable.add(new Taken<>(consumed, Wire.decode(family, consumed)));
      } catch (MalformedEventException malformed) {
        bury(consumed, malformed);
      }
    }
    return readable;
  }

  private <E extends Event> void together(List<Taken<E>> batch, Listener<E> listener) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      QuarkusTransaction.requiringNew().run(() -> apply(batch, listener));
    } catch (RuntimeException failed) {
      switch (Fault.of(failed)) {
        case AWAY -> throw failed;
        case BUSY, PERMANENT -> apart(batch, listener, failed);
      }
    }
  }

  private <E extends Event> void apart(
      List<Taken<E>> batch, Listener<E> listener, RuntimeException failed) {
    if (batch.size() == 1) {
      setAside(batch.getFirst().consumed(), failed);
      return;
    }
    var half = batch.size() / 2;
    together(batch.subList(0, half), listener);
    together(batch.subList(half, batch.size()), listener);
  }

  private <E extends Event> void apply(List<Taken<E>> batch, Listener<E> listener) {
    var fresh = admit(batch.stream().map(one -> one.envelope().id()).toList());
    var events =
        batch.stream()
            .map(Taken::envelope)
            .filter(envelope -> fresh.remove(envelope.id()))
            .toList();
    if (!events.isEmpty()) {
      events.forEach(this::count);
      listener.on(events);
    }
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

  private void setAside(ConsumerRecord<String, byte[]> consumed, RuntimeException failed) {
    if (Fault.of(failed) == Fault.BUSY) {
      retries.add(consumed, failed);
    } else {
      bury(consumed, failed);
    }
  }

  void bury(ConsumerRecord<String, byte[]> consumed, RuntimeException reason) {
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
