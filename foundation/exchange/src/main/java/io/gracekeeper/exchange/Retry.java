package io.gracekeeper.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.events.Wire;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * A record that waits to be tried again, as it lies on the topic of the retries.
 *
 * @param record the record as it first came, with its own topic, partition and offset
 * @param failedFirst when it could not be taken for the first time (system time)
 * @param due when it is to be tried again (system time)
 */
record Retry(ConsumerRecord<String, byte[]> record, Instant failedFirst, Instant due) {

  private static final String FAILED_FIRST = "retry_failed_first";
  private static final String DUE = "retry_due";
  private static final String FROM = "retry_from";

  /** Of a record that fails now; one that has failed before stays as old as it is. */
  static Retry of(ConsumerRecord<String, byte[]> failed, Instant now, Instant due) {
    return new Retry(failed, instant(failed, FAILED_FIRST).orElse(now), due);
  }

  /**
   * As it was read from the topic of the retries; empty if it does not say what a retry says, so
   * that nobody here wrote it.
   */
  static Optional<Retry> read(ConsumerRecord<String, byte[]> waiting) {
    try {
      return header(waiting, FROM)
          .flatMap(from ->
              instant(waiting, DUE)
                  .flatMap(due ->
                      instant(waiting, FAILED_FIRST)
                          .map(first ->
                              new Retry(asItCame(waiting, from.split("/", -1)), first, due))));
    } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private static ConsumerRecord<String, byte[]> asItCame(
      ConsumerRecord<String, byte[]> waiting, String[] from) {
    return new ConsumerRecord<>(
        from[0],
        Integer.parseInt(from[1]),
        Long.parseLong(from[2]),
        waiting.timestamp(),
        TimestampType.CREATE_TIME,
        waiting.serializedKeySize(),
        waiting.serializedValueSize(),
        waiting.key(),
        waiting.value(),
        new RecordHeaders(waiting.headers()),
        Optional.empty());
  }

  Wire.Encoded encoded(String topic) {
    var headers = new LinkedHashMap<>(headers(record));
    headers.put(FAILED_FIRST, failedFirst.toString());
    headers.put(DUE, due.toString());
    headers.put(FROM, record.topic() + "/" + record.partition() + "/" + record.offset());
    return new Wire.Encoded(topic, record.key(), headers, record.value());
  }

  static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
    var headers = new LinkedHashMap<String, String>();
    for (var header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), UTF_8));
      }
    }
    return headers;
  }

  private static Optional<Instant> instant(ConsumerRecord<?, ?> record, String name) {
    return header(record, name).map(Instant::parse);
  }

  private static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
    return Optional.ofNullable(record.headers().lastHeader(name))
        .map(header -> new String(header.value(), UTF_8));
  }
}
