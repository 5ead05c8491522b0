package io.gracekeeper.adapter.aws.registration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.MarketplaceEvent.BuyerRegistered;
import io.gracekeeper.events.Wire;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Publishes that a buyer came. Billing keeps it. */
@ApplicationScoped
class Registrations {

  static final String CHANNEL = "registrations-told";

  /** Longer than its stay in the producer; a person is waiting. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final int WAITING_AT_MOST = 256;

  private final MutinyEmitter<byte[]> broker;
  private final Clock clock;

  @Inject
  Registrations(
      @Channel(CHANNEL)
          @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING_AT_MOST)
          MutinyEmitter<byte[]> broker,
      @BusinessTime Clock clock) {
    this.broker = broker;
    this.clock = clock;
  }

  /** Returns once it is durable on the broker; fails if it is not in time. */
  void publish(BuyerRegistered registered) {
    var cause = Cause.of("registration:" + registered.registration());
    var envelope = Envelope.of("marketplace-adapter", cause, clock.instant(), registered);
    broker.sendMessage(message(Wire.encode(envelope))).await().atMost(PATIENCE);
  }

  private static Message<byte[]> message(Wire.Encoded event) {
    var headers = new RecordHeaders();
    event.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
    var record =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withKey(event.key())
            .withHeaders(headers)
            .build();
    return Message.of(event.data(), Metadata.of(record));
  }
}
