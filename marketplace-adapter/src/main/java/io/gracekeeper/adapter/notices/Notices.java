package io.gracekeeper.adapter.notices;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * The raw notices on the broker. The webhook comes before; the translation reads them after.
 *
 * <p>The connector sends on a thread of its own, so that a broker that is away blocks no event
 * loop; how many may wait for it is bounded, and so is how long.
 */
@ApplicationScoped
public class Notices {

  static final String CHANNEL = "notices-to-keep";

  /**
   * Longer than a notice's stay in the producer (see {@code delivery.timeout.ms}), and well within
   * the 15 s for which a marketplace waits for our answer.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final int WAITING_AT_MOST = 256;

  private final MutinyEmitter<byte[]> broker;
  private final NoticesTopic topic;

  @Inject
  Notices(
      @Channel(CHANNEL)
          @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING_AT_MOST)
          MutinyEmitter<byte[]> broker,
      NoticesTopic topic) {
    this.broker = broker;
    this.topic = topic;
  }

  /**
   * Completes once the notice is durable on the broker (E2). Fails if it is not within {@link
   * #PATIENCE}; it may then be there all the same, which a second one with its id does not harm.
   */
  public Uni<Void> keep(Notice notice) {
    return keep(notice, PATIENCE);
  }

  /** Likewise, for a marketplace that waits for less long. */
  public Uni<Void> keep(Notice notice, Duration patience) {
    if (!topic.keepsForEver()) {
      return Uni.createFrom().failure(new IllegalStateException("The broker was not reached yet."));
    }
    return broker.sendMessage(message(notice)).ifNoItem().after(patience).fail();
  }

  private static Message<byte[]> message(Notice notice) {
    var record =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withKey(notice.id())
            .withHeaders(notice.headers())
            .build();
    return Message.of(notice.body(), Metadata.of(record));
  }
}
