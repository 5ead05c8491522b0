package io.gracekeeper.adapter.aws.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.clock.SystemTime;
import io.smallrye.mutiny.Uni;
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

/**
 * What a queue held and nobody can believe, with the reason: a queue gives back what is not taken
 * away, so a forged message has to go somewhere where it can be looked at (E1).
 */
@ApplicationScoped
class Quarantine {

  static final String CHANNEL = "quarantined";

  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int WAITING_AT_MOST = 256;

  private final MutinyEmitter<byte[]> broker;
  private final Clock clock;

  @Inject
  Quarantine(
      @Channel(CHANNEL)
          @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING_AT_MOST)
          MutinyEmitter<byte[]> broker,
      @SystemTime Clock clock) {
    this.broker = broker;
    this.clock = clock;
  }

  /** Completes once it is durable on the broker. */
  Uni<Void> put(String queue, byte[] body, String reason) {
    var headers =
        new RecordHeaders()
            .add("quarantine_reason", reason.getBytes(UTF_8))
            .add("quarantine_from", queue.getBytes(UTF_8))
            .add("quarantine_at", clock.instant().toString().getBytes(UTF_8));
    var record = OutgoingKafkaRecordMetadata.<String>builder().withHeaders(headers).build();
    return broker
        .sendMessage(Message.of(body, Metadata.of(record)))
        .ifNoItem()
        .after(PATIENCE)
        .fail();
  }
}
