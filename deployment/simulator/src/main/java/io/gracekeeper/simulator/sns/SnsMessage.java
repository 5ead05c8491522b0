package io.gracekeeper.simulator.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An envelope as SNS posts it to an HTTP subscriber. Immutable: each change is a new message.
 * Change a field before {@link #signed} and the signature covers it; change it afterwards and the
 * message is forged.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">message
 *     formats</a>
 */
public final class SnsMessage {

  /** The default, although the body is JSON. */
  public static final String CONTENT_TYPE = "text/plain; charset=UTF-8";

  private static final int TOKEN_BYTES = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** SNS always prints three digits of a second. */
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final Map<String, String> fields;
  private final @Nullable String subscriptionArn;

  private SnsMessage(Map<String, String> fields, @Nullable String subscriptionArn) {
    this.fields = Collections.unmodifiableMap(fields);
    this.subscriptionArn = subscriptionArn;
  }

  /** A message that somebody published to the topic; not signed yet, without a subject. */
  public static SnsMessage notification(String topicArn, String message, Instant timestamp) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("Type", "Notification");
    fields.put("MessageId", UUID.randomUUID().toString());
    fields.put("TopicArn", topicArn);
    fields.put("Message", message);
    fields.put("Timestamp", TIMESTAMP.format(timestamp));
    return new SnsMessage(fields, null).forSubscription(topicArn + ":" + UUID.randomUUID());
  }

  /** Asks a new endpoint whether it wants to be subscribed; not signed yet. */
  public static SnsMessage subscriptionConfirmation(
      String topicArn, String token, Instant timestamp) {
    return confirmation(
        "SubscriptionConfirmation",
        topicArn,
        token,
        "You have chosen to subscribe to the topic "
            + topicArn
            + ".\nTo confirm the subscription, visit the SubscribeURL included in this message.",
        timestamp);
  }

  /** Tells an endpoint that it was unsubscribed; its SubscribeURL would subscribe it again. */
  public static SnsMessage unsubscribeConfirmation(
      String topicArn, String token, Instant timestamp) {
    return confirmation(
        "UnsubscribeConfirmation",
        topicArn,
        token,
        "You have chosen to deactivate subscription "
            + topicArn
            + ":"
            + UUID.randomUUID()
            + ".\nTo cancel this operation and restore the subscription, visit the SubscribeURL"
            + " included in this message.",
        timestamp);
  }

  private static SnsMessage confirmation(
      String type, String topicArn, String token, String message, Instant timestamp) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("Type", type);
    fields.put("MessageId", UUID.randomUUID().toString());
    fields.put("Token", token);
    fields.put("TopicArn", topicArn);
    fields.put("Message", message);
    fields.put(
        "SubscribeURL",
        endpoint(topicArn)
            + "/?Action=ConfirmSubscription&TopicArn="
            + URLEncoder.encode(topicArn, UTF_8)
            + "&Token="
            + token);
    fields.put("Timestamp", TIMESTAMP.format(timestamp));
    return new SnsMessage(fields, null);
  }

  /** A token as SNS makes them for confirmations: 256 hex digits that nobody can guess. */
  public static String newToken() {
    var token = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(token);
    return HexFormat.of().formatHex(token);
  }

  /** The address of SNS in the topic's region. */
  public static String endpoint(String topicArn) {
    return "https://sns." + topicArn.split(":", -1)[3] + ".amazonaws.com";
  }

  /** The same message for one subscriber, who can leave by its UnsubscribeURL. Never signed. */
  public SnsMessage forSubscription(String subscriptionArn) {
    var url = endpoint(topicArn()) + "/?Action=Unsubscribe&SubscriptionArn=" + subscriptionArn;
    return new SnsMessage(with("UnsubscribeURL", url).fields, subscriptionArn);
  }

  /** The same message with one field set to anything. */
  public SnsMessage with(String field, String value) {
    var changed = new LinkedHashMap<>(fields);
    changed.put(field, value);
    return new SnsMessage(changed, subscriptionArn);
  }

  /** The same message without a field. */
  public SnsMessage without(String field) {
    var changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    return new SnsMessage(changed, subscriptionArn);
  }

  /** The same message, signed over its fields as they are now. */
  public SnsMessage signed(SigningCertificate certificate, SignatureVersion version) {
    var content = StringToSign.of(fields).getBytes(UTF_8);
    var signature = Base64.getEncoder().encodeToString(certificate.sign(version, content));
    return with("SignatureVersion", version.number())
        .with("Signature", signature)
        .with("SigningCertURL", endpoint(topicArn()) + certificate.path());
  }

  /** The value of a field; null if the message does not have it. */
  public @Nullable String field(String name) {
    return fields.get(name);
  }

  /** The id by which a receiver recognises a message that it gets again. */
  public String messageId() {
    return get("MessageId");
  }

  /** The topic it was published to. */
  public String topicArn() {
    return get("TopicArn");
  }

  /** The body, printed as SNS prints it. */
  public String json() {
    return PrintedEnvelope.of(fields);
  }

  /** The headers that come with it, {@code Content-Type} included; none of them is signed. */
  public Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("x-amz-sns-message-type", get("Type"));
    headers.put("x-amz-sns-message-id", messageId());
    headers.put("x-amz-sns-topic-arn", topicArn());
    if (subscriptionArn != null) {
      headers.put("x-amz-sns-subscription-arn", subscriptionArn);
    }
    headers.put("Content-Type", CONTENT_TYPE);
    headers.put("User-Agent", "Amazon Simple Notification Service Agent");
    return headers;
  }

  private String get(String field) {
    var value = fields.get(field);
    if (value == null) {
      throw new IllegalStateException("The message has no field " + field + ".");
    }
    return value;
  }
}
