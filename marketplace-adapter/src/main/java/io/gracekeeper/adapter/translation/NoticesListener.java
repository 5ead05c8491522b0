package io.gracekeeper.adapter.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;

/**
 * Turns kept notices into events. The webhooks come before; billing reads the events after.
 *
 * <p>A notice is done with once its event is durable, or once it lies with the dead letters; it is
 * read again until then (at least once). It waits for neither: one that is held up holds up no
 * other.
 */
@ApplicationScoped
class NoticesListener {

  static final String NOTICES = "kept-notices";
  static final String EVENTS = "events-told";

  private static final Logger LOG = Logger.getLogger(NoticesListener.class);

  private final Dialects dialects;
  private final MeterRegistry metrics;

  @Inject
  NoticesListener(Dialects dialects, MeterRegistry metrics) {
    this.dialects = dialects;
    this.metrics = metrics;
  }

  @Incoming(NOTICES)
  @Outgoing(EVENTS)
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  Multi<Message<byte[]>> translate(Message<byte[]> kept) {
    var translation = dialects.translate(record(kept).getHeaders(), kept.getPayload());
    metrics
        .counter("gracekeeper.notices.translated", "as", translation.getClass().getSimpleName())
        .increment();
    return switch (translation) {
      case Translation.Told(var facts) -> publications(kept, facts);
      case Translation.Unreadable(var why) -> without(bury(kept, why));
      case Translation.Nothing() -> without(kept.ack());
      case Translation.Unknown() -> {
        LOG.warnf("A notice of an unknown kind is only kept notice=%s", position(kept));
        yield without(kept.ack());
      }
    };
  }

  /** The notice is done with once all that it told is durable. */
  private static Multi<Message<byte[]>> publications(
      Message<byte[]> kept, List<Envelope<MarketplaceEvent>> facts) {
    var ahead = new AtomicInteger(facts.size());
    Supplier<CompletionStage<Void>> done =
        () -> ahead.decrementAndGet() == 0 ? kept.ack() : CompletableFuture.completedStage(null);
    return Multi.createFrom()
        .iterable(
            facts.stream().map(Wire::encode).map(event -> publication(kept, event, done)).toList());
  }

  private static Message<byte[]> publication(
      Message<byte[]> kept, Wire.Encoded event, Supplier<CompletionStage<Void>> done) {
    var headers = new RecordHeaders();
    event.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
    var record =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withKey(event.key())
            .withHeaders(headers)
            .build();
    return Message.of(
        event.data(),
        Metadata.of(record),
        done,
        refused -> bury(kept, "The broker does not take its event: " + refused));
  }

  /** To the dead letters, with every byte and header that it came with (E6). */
  private static CompletionStage<Void> bury(Message<byte[]> kept, String why) {
    LOG.errorf("A notice went to the dead letters notice=%s why=%s", position(kept), why);
    var headers =
        new RecordHeaders()
            .add("dead_letter_reason", why.getBytes(UTF_8))
            .add("dead_letter_from", position(kept).getBytes(UTF_8));
    return kept.nack(
        new UntranslatableNoticeException(why),
        Metadata.of(OutgoingKafkaRecordMetadata.builder().withHeaders(headers).build()));
  }

  private static Multi<Message<byte[]>> without(CompletionStage<Void> settled) {
    settled.exceptionally(failed -> {
      LOG.errorf(failed, "A notice could not be settled and will be read again");
      return null;
    });
    return Multi.createFrom().empty();
  }

  private static String position(Message<byte[]> kept) {
    var record = record(kept);
    return record.getTopic() + "/" + record.getPartition() + "/" + record.getOffset();
  }

  @SuppressWarnings("unchecked") // The channel's deserializers make it so.
  private static IncomingKafkaRecordMetadata<String, byte[]> record(Message<byte[]> kept) {
    return kept.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
  }
}
