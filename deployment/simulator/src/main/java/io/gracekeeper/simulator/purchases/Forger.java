package io.gracekeeper.simulator.purchases;

import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.simulator.certificates.SigningCertificates;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SignatureVersion;
import io.gracekeeper.simulator.sns.SnsMessage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes forged messages, each wrong in one way and otherwise perfect. */
@Singleton
class Forger {

  /** A name that Amazon gives to anybody's bucket, and that a lax pattern takes for SNS. */
  private static final String LOOK_ALIKE = "https://sns.s3-us-west-2.amazonaws.com";

  private static final String MARKETPLACE_ACCOUNT = "287250355862";
  private static final String FORGERS_ACCOUNT = "666666666666";

  private final SigningCertificates certificates;
  private final Clock clock;

  Forger(SigningCertificates certificates, @BusinessTime Clock clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  /** What is posted. */
  record Forged(Map<String, String> headers, String body) {}

  Forged forge(Forgery kind, Notice notice) {
    var topic = notice.topic();
    return switch (kind) {
      case TAMPERED -> {
        var other = Notice.of(notice.action(), notice.listing(), notice.buyer() + "-other");
        yield forged(genuine(topic, other).with("Message", notice.json()));
      }
      case FOREIGN_TOPIC ->
          forged(genuine(topic.replace(MARKETPLACE_ACCOUNT, FORGERS_ACCOUNT), notice));
      case LOOK_ALIKE_HOST -> {
        var path = certificates.selfSigned().path();
        yield forged(selfSigned(topic, notice).with("SigningCertURL", LOOK_ALIKE + path));
      }
      case SELF_SIGNED -> forged(selfSigned(topic, notice));
      case RAW -> raw(genuine(topic, notice), notice);
    };
  }

  private SnsMessage genuine(String topic, Notice notice) {
    return message(topic, notice).signed(certificates.genuine(), SignatureVersion.V1);
  }

  private SnsMessage selfSigned(String topic, Notice notice) {
    return message(topic, notice).signed(certificates.selfSigned(), SignatureVersion.V1);
  }

  private SnsMessage message(String topic, Notice notice) {
    return SnsMessage.notification(topic, notice.json(), clock.instant());
  }

  private static Forged forged(SnsMessage message) {
    return new Forged(message.headers(), message.json());
  }

  private static Forged raw(SnsMessage message, Notice notice) {
    var headers = new LinkedHashMap<>(message.headers());
    headers.put("x-amz-sns-rawdelivery", "true");
    return new Forged(headers, notice.json());
  }
}
