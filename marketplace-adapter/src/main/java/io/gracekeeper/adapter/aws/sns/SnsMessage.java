package io.gracekeeper.adapter.aws.sns;

import org.jspecify.annotations.Nullable;

/** One SNS message, as its envelope says: true only once its {@link Origin} is proven. */
public sealed interface SnsMessage extends SnsEnvelope.Reading {

  Head head();

  /** What the signature covers: name and value of each field of its type, in this order. */
  String stringToSign();

  /**
   * What every type has.
   *
   * @param text the field {@code Message}
   * @param timestamp as it stands there: the signature covers its spelling
   */
  record Head(
      String type,
      String id,
      String topic,
      String text,
      String timestamp,
      String signatureVersion,
      String signature,
      String certificateUrl) {}

  /** Somebody published to the topic. */
  record Notification(Head head, @Nullable String subject) implements SnsMessage {

    @Override
    public String stringToSign() {
      return line("Message", head.text)
          + line("MessageId", head.id)
          + (subject == null ? "" : line("Subject", subject))
          + line("Timestamp", head.timestamp)
          + line("TopicArn", head.topic)
          + line("Type", head.type);
    }
  }

  /** SNS asks whether this endpoint wants what the topic sends. */
  record SubscriptionConfirmation(Head head, String token, String url) implements SnsMessage {

    @Override
    public String stringToSign() {
      return ofConfirmation(head, token, url);
    }
  }

  /** SNS says that this endpoint gets nothing any more; answering its URL would undo that. */
  record UnsubscribeConfirmation(Head head, String token, String url) implements SnsMessage {

    @Override
    public String stringToSign() {
      return ofConfirmation(head, token, url);
    }
  }

  private static String ofConfirmation(Head head, String token, String url) {
    return line("Message", head.text)
        + line("MessageId", head.id)
        + line("SubscribeURL", url)
        + line("Timestamp", head.timestamp)
        + line("Token", token)
        + line("TopicArn", head.topic)
        + line("Type", head.type);
  }

  private static String line(String name, String value) {
    return name + '\n' + value + '\n';
  }
}
