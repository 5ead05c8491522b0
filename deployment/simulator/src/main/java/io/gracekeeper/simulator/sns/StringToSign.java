package io.gracekeeper.simulator.sns;

import java.util.List;
import java.util.Map;

/**
 * What a signature covers: name and value of the fields of its type, sorted by name, each on a line
 * of its own. A field that is missing is left out, as SNS does with the subject.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">
 *     verifying signatures</a>
 */
final class StringToSign {

  private static final List<String> OF_NOTIFICATION =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  private static final List<String> OF_CONFIRMATION =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  private StringToSign() {}

  static String of(Map<String, String> fields) {
    var names = "Notification".equals(fields.get("Type")) ? OF_NOTIFICATION : OF_CONFIRMATION;
    var text = new StringBuilder();
    for (var name : names) {
      var value = fields.get(name);
      if (value != null) {
        text.append(name).append('\n').append(value).append('\n');
      }
    }
    return text.toString();
  }
}
