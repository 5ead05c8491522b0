package io.gracekeeper.adapter.aws.sns;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads the JSON around an SNS message. Its HTTP headers are not signed, so nobody asks them. */
public final class SnsEnvelope {

  /** Strict: two readers of the same bytes must never see two messages. */
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private SnsEnvelope() {}

  /** A message, or why there is none. */
  public sealed interface Reading permits SnsMessage, Unreadable {}

  /** No SNS message. */
  public record Unreadable(RefusalReason reason) implements Reading {}

  /** Reads a body. Whether what it says is true is another question. */
  public static Reading read(byte[] body) {
    try {
      var envelope = JSON.readTree(body);
      return envelope.path("Type").isTextual()
          ? message(envelope)
          : new Unreadable(RefusalReason.NOT_AN_ENVELOPE);
    } catch (IOException notJson) {
      return new Unreadable(RefusalReason.NOT_AN_ENVELOPE);
    } catch (NoSuchElementException lacking) {
      return new Unreadable(RefusalReason.INCOMPLETE);
    }
  }

  private static Reading message(JsonNode envelope) {
    return switch (envelope.path("Type").textValue()) {
      case "Notification" -> new SnsMessage.Notification(head(envelope), subject(envelope));
      case "SubscriptionConfirmation" ->
          new SnsMessage.SubscriptionConfirmation(
              head(envelope), line(envelope, "Token"), line(envelope, "SubscribeURL"));
      case "UnsubscribeConfirmation" ->
          new SnsMessage.UnsubscribeConfirmation(
              head(envelope), line(envelope, "Token"), line(envelope, "SubscribeURL"));
      default -> new Unreadable(RefusalReason.UNKNOWN_TYPE);
    };
  }

  private static SnsMessage.Head head(JsonNode envelope) {
    return new SnsMessage.Head(
        line(envelope, "Type"),
        line(envelope, "MessageId"),
        line(envelope, "TopicArn"),
        text(envelope, "Message"),
        line(envelope, "Timestamp"),
        line(envelope, "SignatureVersion"),
        line(envelope, "Signature"),
        line(envelope, "SigningCertURL"));
  }

  /** Signed only if there is one; a null counts as none. */
  private static @Nullable String subject(JsonNode envelope) {
    return envelope.path("Subject").isNull() || envelope.path("Subject").isMissingNode()
        ? null
        : line(envelope, "Subject");
  }

  /**
   * A text without line breaks. The signature covers the fields as lines, so that a break would let
   * the same signed bytes be read as other fields; SNS puts none anywhere but in the message.
   */
  private static String line(JsonNode envelope, String field) {
    var line = text(envelope, field);
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw new NoSuchElementException("A field holds more than a line.");
    }
    return line;
  }

  private static String text(JsonNode envelope, String field) {
    var text = envelope.path(field).textValue();
    if (text == null) {
      throw new NoSuchElementException("A field is missing.");
    }
    return text;
  }
}
