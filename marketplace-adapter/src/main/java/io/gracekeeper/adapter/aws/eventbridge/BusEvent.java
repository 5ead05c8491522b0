package io.gracekeeper.adapter.aws.eventbridge;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * An event of an EventBridge bus, with the envelope that all have.
 *
 * @param id EventBridge's own; sent again, it has the same
 * @param source which service of AWS tells it
 * @param account the AWS account whose bus it came on: the seller's
 * @param type its detail-type
 * @param time AWS's date of it
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/events-structure.html">the
 *     envelope</a>
 */
public record BusEvent(
    String id, String source, String account, String type, Instant time, JsonNode detail) {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  /** Reads a body; empty if it is no such event. */
  public static Optional<BusEvent> read(byte[] body) {
    try {
      return read(JSON.readTree(body));
    } catch (IOException | DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Optional<BusEvent> read(JsonNode event) {
    var read =
        new BusEvent(
            line(event, "id"),
            line(event, "source"),
            line(event, "account"),
            line(event, "detail-type"),
            Instant.parse(line(event, "time")),
            event.path("detail"));
    return read.isWhole() ? Optional.of(read) : Optional.empty();
  }

  private boolean isWhole() {
    return !id.isEmpty() && !source.isEmpty() && !type.isEmpty() && detail.isObject();
  }

  /** What has a line break could pretend in a log to be two; it counts as absent. */
  private static String line(JsonNode event, String field) {
    var text = event.path(field).asText("").strip();
    return text.chars().anyMatch(Character::isISOControl) ? "" : text;
  }

  /**
   * What it is about, without the seller's part in it: AWS sends the same event to whoever made the
   * product ({@code - Manufacturer}) and to whoever made the offer ({@code - Proposer}).
   */
  public String kind() {
    var part = type.lastIndexOf(" - ");
    return part < 0 ? type : type.substring(0, part);
  }
}
