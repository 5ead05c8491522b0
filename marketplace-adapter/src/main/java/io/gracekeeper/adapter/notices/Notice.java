package io.gracekeeper.adapter.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What a marketplace sent, before anybody has understood it. Never compared, so an array will do.
 *
 * @param source the way it came, in one word; it says who can translate it
 * @param sender who sent it on that way, as the marketplace names it (AWS: the topic)
 * @param id the marketplace's own id of it; sent again, it has the same
 * @param receivedAt when it arrived here, in system time
 * @param body every byte as it came
 */
@SuppressWarnings("ArrayRecordComponent")
public record Notice(String source, String sender, String id, Instant receivedAt, byte[] body) {

  private static final String SOURCE = "notice_source";
  private static final String SENDER = "notice_sender";
  private static final String ID = "notice_id";
  private static final String RECEIVED_AT = "notice_received_at";

  /** All of it but the body, as Kafka headers. */
  Headers headers() {
    return new RecordHeaders()
        .add(SOURCE, source.getBytes(UTF_8))
        .add(SENDER, sender.getBytes(UTF_8))
        .add(ID, id.getBytes(UTF_8))
        .add(RECEIVED_AT, receivedAt.toString().getBytes(UTF_8));
  }

  /** Reads back what was kept; empty if the record is none that this service has written. */
  public static Optional<Notice> kept(Headers headers, byte[] body) {
    try {
      return Optional.of(
          new Notice(
              text(headers, SOURCE),
              text(headers, SENDER),
              text(headers, ID),
              Instant.parse(text(headers, RECEIVED_AT)),
              body));
    } catch (IllegalArgumentException | DateTimeException foreign) {
      return Optional.empty();
    }
  }

  private static String text(Headers headers, String name) {
    var header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      throw new IllegalArgumentException("A record lacks the header " + name + ".");
    }
    return new String(header.value(), UTF_8);
  }
}
