package io.gracekeeper.adapter.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.adapter.notices.Notice;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One thing on a shelf. Never compared, so an array will do.
 *
 * @param at when it was put there, by the machine's clock
 * @param body every byte as it came
 */
@SuppressWarnings("ArrayRecordComponent")
public record Lying(Shelf shelf, Position position, Instant at, Headers headers, byte[] body) {

  static Lying of(Shelf shelf, ConsumerRecord<byte[], byte[]> record) {
    return new Lying(
        shelf,
        new Position(record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        record.headers(),
        record.value() == null ? new byte[0] : record.value());
  }

  /** Shelf and position, in one word. */
  public String place() {
    return shelf.title() + "/" + position;
  }

  /** Who sent it; null where its origin was never proven. */
  public @Nullable Sender sender() {
    return Notice.kept(headers, body).map(Sender::of).orElse(null);
  }

  /** When it came from the marketplace, as far as we know. */
  Instant receivedAt() {
    var sender = sender();
    return sender == null ? at : sender.receivedAt();
  }

  /** Why it lies there; null on the shelf of what is kept. */
  public @Nullable String reason() {
    return text("dead_letter_reason", "quarantine_reason");
  }

  /** Where it was before, in the words of whoever put it here; null likewise. */
  public @Nullable String from() {
    return text("dead_letter_from", "quarantine_from");
  }

  private @Nullable String text(String ofDeadLetters, String ofQuarantine) {
    return switch (shelf) {
      case KEPT -> null;
      case DEAD_LETTERS -> text(ofDeadLetters);
      case QUARANTINE -> text(ofQuarantine);
    };
  }

  private @Nullable String text(String name) {
    var header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
