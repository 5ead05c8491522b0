package io.gracekeeper.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events on Kafka: CloudEvents 1.0 in binary mode, the data as JSON.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">
 *     the Kafka protocol binding</a>
 */
public final class Wire {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  /** The namespace of our event ids: a random UUID, fixed for ever. */
  private static final NameBasedGenerator IDS =
      Generators.nameBasedGenerator(UUID.fromString("6b6c1f0e-4a39-4b7e-9a53-0d7f5a8d6c11"));

  private Wire() {}

  /** The data of an event as JSON bytes. */
  public static byte[] data(Event event) {
    try {
      return JSON.writeValueAsBytes(
          switch (event) {
            case MarketplaceEvent.Unknown(_, _, var data) -> data;
            case BillingEvent.Unknown(_, _, var data) -> data;
            case SubscriptionEvent.Unknown(_, _, var data) -> data;
            default -> event;
          });
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("An event could not be written as JSON.", impossible);
    }
  }

  /** The event's id: the same for the same cause, type and data. */
  static String idOf(Cause cause, Event event) {
    var name = cause.id() + "\n" + EventFamily.typeOf(event) + "\n" + sha256(data(event));
    return IDS.generate(name).toString();
  }

  /** A UUID (version 5) of a name; who does not know the name cannot tell it from the UUID. */
  static String named(String name) {
    return IDS.generate(sha256(name.getBytes(StandardCharsets.UTF_8))).toString();
  }

  private static String sha256(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }

  /** The Kafka record of an event, independent of any client. */
  public static Encoded encode(Envelope<? extends Event> envelope) {
    var event = envelope.event();
    var headers = new LinkedHashMap<String, String>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", envelope.id());
    headers.put("ce_type", EventFamily.typeOf(event));
    headers.put("ce_source", envelope.source());
    headers.put("ce_time", envelope.occurredAt().toString());
    headers.put("ce_cause", envelope.cause().id());
    if (envelope.cause().notice() != null) {
      headers.put("ce_notice", envelope.cause().notice());
    }
    headers.put("content-type", "application/json");
    return new Encoded(EventFamily.of(event).topic(), event.key(), headers, data(event));
  }

  /**
   * Reads a record of one family.
   *
   * @throws MalformedEventException if it lacks a required header or its data is not of its type;
   *     an unknown type is not malformed but {@code Unknown}
   */
  public static <E extends Event> Envelope<E> decode(
      EventFamily<E> family, ConsumerRecord<String, byte[]> consumed) {
    var type = required(consumed, "ce_type");
    try {
      var event = event(family, type, consumed);
      var cause = new Cause(required(consumed, "ce_cause"), header(consumed, "ce_notice"));
      return new Envelope<>(
          required(consumed, "ce_id"),
          required(consumed, "ce_source"),
          cause,
          Instant.parse(required(consumed, "ce_time")),
          event);
    } catch (IOException | IllegalArgumentException | DateTimeException malformed) {
      throw new MalformedEventException(
          "A record of type " + type + " cannot be read: " + malformed.getMessage(), malformed);
    }
  }

  private static <E extends Event> E event(
      EventFamily<E> family, String type, ConsumerRecord<String, byte[]> consumed)
      throws IOException {
    var known = family.types().get(type);
    if (known == null) {
      var key = consumed.key() == null ? "" : consumed.key();
      return family.unknown(type, key, JSON.readTree(consumed.value()));
    }
    var event = JSON.readValue(consumed.value(), known);
    if (event == null) {
      throw new MalformedEventException("A record of type " + type + " has no data.");
    }
    return event;
  }

  /** Reads one event's data, as it stands in the golden files. */
  public static <E extends Event> E read(Class<E> type, byte[] data) throws IOException {
    return JSON.readValue(data, type);
  }

  /** Parses JSON as the contract does; for tests and tools that compare. */
  public static JsonNode tree(byte[] data) throws IOException {
    return JSON.readTree(data);
  }

  private static String required(ConsumerRecord<String, byte[]> consumed, String name) {
    var value = header(consumed, name);
    if (value == null) {
      throw new MalformedEventException("A record lacks the header " + name + ".");
    }
    return value;
  }

  private static @Nullable String header(ConsumerRecord<String, byte[]> consumed, String name) {
    var header = consumed.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** An event ready for a producer: what the outbox keeps. Never compared, so an array will do. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Encoded(String topic, String key, Map<String, String> headers, byte[] data) {}
}
