package io.gracekeeper.exchange;

import io.gracekeeper.events.Topics;
import io.gracekeeper.events.Wire;
import java.util.LinkedHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that could not be processed, as it came, with where it came from and why. */
final class DeadLetter {

  private DeadLetter() {}

  static Wire.Encoded of(ConsumerRecord<String, byte[]> consumed, RuntimeException reason) {
    var headers = new LinkedHashMap<>(Retry.headers(consumed));
    headers.put(
        "dead_letter_reason", reason.getClass().getSimpleName() + ": " + reason.getMessage());
    headers.put(
        "dead_letter_from",
        consumed.topic() + "/" + consumed.partition() + "/" + consumed.offset());
    return new Wire.Encoded(
        consumed.topic() + Topics.DEAD_LETTERS, consumed.key(), headers, consumed.value());
  }
}
