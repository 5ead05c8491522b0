package io.gracekeeper.adapter.aws.sns;

import static io.gracekeeper.adapter.aws.SnsTwin.FAR_OFF;
import static io.gracekeeper.adapter.aws.SnsTwin.LONG_AGO;
import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static io.gracekeeper.simulator.sns.SignatureVersion.V1;
import static io.gracekeeper.simulator.sns.SigningAuthority.SNS_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SigningAuthority;
import io.gracekeeper.simulator.sns.SigningCertificate;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each is answered 4xx with its reason, counted, and changes nothing. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
@Tag("E1")
class ForgeriesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TEXT =
      Notice.of(Notice.UNSUBSCRIBE_SUCCESS, "n0123exampleproduct", "X01EXAMPLEX").json();
  private static final String CERTIFICATE = "/SimpleNotificationService-f3ecfb7224c7233f.pem";

  private final KafkaRecords broker = new KafkaRecords();
  private final Webhook webhook = new Webhook();
  private SnsTwin sns;

  @BeforeEach
  void open() {
    sns = SnsTwin.asConfigured();
  }

  @AfterEach
  void close() {
    sns.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Message", "MessageId", "Subject", "Timestamp"})
  void aChangedNoticeIsNotWhatSnsHasSigned(String field) {
    var genuine = sns.sign(aNotice().with("Subject", "Greeting"));

    refused(genuine.with(field, "2026"), 403, "forged-signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Message", "MessageId", "SubscribeURL", "Timestamp", "Token"})
  void aChangedConfirmationIsNotWhatSnsHasSigned(String field) {
    var genuine = sns.sign(SnsMessage.subscriptionConfirmation(TOPIC, "2336412f", NOON));

    refused(genuine.with(field, "2026"), 403, "forged-signature");
    assertThat(sns.asked("/")).isEmpty();
  }

  @Test
  void aNoticeIsNotAnEndOfTheSubscription() {
    var genuine = sns.sign(aNotice());

    refused(
        genuine
            .with("Type", "UnsubscribeConfirmation")
            .with("Token", "2336412f")
            .with("SubscribeURL", "https://sns.us-east-1.amazonaws.com/"),
        403,
        "forged-signature");
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        arguments("Subject", "Greeting", 403, "forged-signature"),
        arguments("SignatureVersion", "2", 403, "forged-signature"),
        arguments("Signature", "", 403, "forged-signature"),
        arguments("Signature", "***", 403, "forged-signature"),
        arguments("Message", "\ud800", 403, "forged-signature"),
        arguments("SignatureVersion", "3", 400, "unknown-signature-version"),
        arguments("Type", "Surprise", 400, "unknown-type"),
        arguments("Subject", "two\nlines", 400, "incomplete-envelope"),
        arguments("TopicArn", TOPIC + "2", 403, "foreign-topic"),
        arguments(
            "SigningCertURL",
            "https://sns.s3-us-west-2.amazonaws.com" + CERTIFICATE,
            403,
            "foreign-certificate-address"),
        arguments(
            "SigningCertURL",
            "http://sns.us-east-1.amazonaws.com" + CERTIFICATE,
            403,
            "foreign-certificate-address"),
        arguments(
            "SigningCertURL",
            "https://sns.us-east-1.amazonaws.com" + CERTIFICATE,
            403,
            "untrusted-certificate"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aForgedNoticeIsRefusedWithItsReason(String field, String value, int status, String code) {
    refused(sns.sign(aNotice()).with(field, value), status, code);
  }

  @Test
  void aNoticeFromAnotherTopicIsRefusedAlthoughSnsHasSignedIt() {
    var attacker = "arn:aws:sns:us-east-1:123456789012:attacker";

    refused(sns.sign(SnsMessage.notification(attacker, TEXT, NOON)), 403, "foreign-topic");
    assertThat(sns.asked()).isEmpty();
  }

  static Stream<Arguments> certificatesThatAreNotOfSns() {
    var stranger = SigningAuthority.found(LONG_AGO, FAR_OFF);
    return Stream.of(
        arguments("self-signed", SigningAuthority.selfSigned(SNS_NAME, LONG_AGO, FAR_OFF)),
        arguments("a stranger's", stranger.issue(SNS_NAME, LONG_AGO, FAR_OFF)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("certificatesThatAreNotOfSns")
  void aCertificateThatIsNotOfSnsProvesNothing(String whose, SigningCertificate forged) {
    sns.serve(forged);

    refused(aNotice().signed(forged, V1), 403, "untrusted-certificate");
  }

  @Test
  void anExpiredCertificateProvesNothing() {
    var expired = sns.authority().issue(SNS_NAME, LONG_AGO, LONG_AGO.plusSeconds(60));
    sns.serve(expired);

    refused(aNotice().signed(expired, V1), 403, "untrusted-certificate");
  }

  @Test
  void rawDeliveryHasNoSignatureAndIsRefused() {
    // Given
    var before = webhook.refused("not-an-envelope");

    // When
    var answer = webhook.post(TEXT, "text/plain; charset=UTF-8");

    // Then
    assertRefused(answer, 400, "not-an-envelope");
    assertThat(webhook.refused("not-an-envelope")).isEqualTo(before + 1);
  }

  private void refused(SnsMessage message, int status, String code) {
    // Given
    var before = webhook.refused(code);

    // When
    var answer = webhook.post(message);

    // Then
    assertRefused(answer, status, code);
    assertThat(webhook.refused(code)).isEqualTo(before + 1);
    assertThat(broker.keptOf(message)).isEmpty();
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"").doesNotContain("X01EXAMPLEX");
  }

  private static SnsMessage aNotice() {
    return SnsMessage.notification(TOPIC, TEXT, NOON);
  }
}
