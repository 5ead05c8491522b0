package io.gracekeeper.adapter.aws.sns;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.gracekeeper.adapter.aws.certificates.CertificateAddress;
import io.gracekeeper.adapter.aws.sns.Verdict.Refused;
import java.util.Map;
import java.util.Set;

/**
 * The rules that a body must pass before anything is asked of the network; the first one that
 * refuses wins. Any AWS account can have SNS sign its messages: only the topic says whose they are.
 */
final class Screening {

  private final Map<String, TopicArn> topics;
  private final PinnedTopics pinned;

  /**
   * Lets through what names one of these topics.
   *
   * @throws IllegalArgumentException if one of them is no topic
   */
  Screening(Set<String> topics, PinnedTopics pinned) {
    this.topics =
        topics.stream().map(TopicArn::of).collect(toUnmodifiableMap(TopicArn::value, identity()));
    this.pinned = pinned;
  }

  /** What screening comes to. */
  sealed interface Result permits Claim, Refused {}

  Result screen(byte[] body) {
    return switch (SnsEnvelope.read(body)) {
      case SnsEnvelope.Unreadable(var reason) -> new Refused(reason);
      case SnsMessage message -> screen(message);
    };
  }

  private Result screen(SnsMessage message) {
    var head = message.head();
    var topic = topics.get(head.topic());
    if (topic == null) {
      return new Refused(RefusalReason.FOREIGN_TOPIC);
    }
    var version = SignatureVersion.of(head.signatureVersion());
    if (version.isEmpty()) {
      return new Refused(RefusalReason.UNKNOWN_SIGNATURE_VERSION);
    }
    if (pinned.forbid(version.get(), topic)) {
      return new Refused(RefusalReason.OUTDATED_SIGNATURE_VERSION);
    }
    var address = CertificateAddress.of(head.certificateUrl(), topic.region());
    if (address.isEmpty()) {
      return new Refused(RefusalReason.FOREIGN_CERTIFICATE_ADDRESS);
    }
    return new Claim(message, topic, version.get(), address.get());
  }
}
