package io.gracekeeper.adapter.aws.sns;

import static io.gracekeeper.adapter.attack.Attack.On.CERTIFICATE;
import static io.gracekeeper.adapter.attack.Attack.On.ORIGIN;
import static io.gracekeeper.adapter.attack.Attack.On.OUR_CALLS;
import static io.gracekeeper.adapter.aws.SnsTwin.FAR_OFF;
import static io.gracekeeper.adapter.aws.SnsTwin.LONG_AGO;
import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static io.gracekeeper.simulator.sns.SignatureVersion.V1;
import static io.gracekeeper.simulator.sns.SignatureVersion.V2;
import static io.gracekeeper.simulator.sns.SigningAuthority.SNS_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.attack.Answer;
import io.gracekeeper.adapter.attack.Attack;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SignatureVersion;
import io.gracekeeper.simulator.sns.SigningAuthority;
import io.gracekeeper.simulator.sns.SigningCertificate;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
  private static final String ATTACKER = "arn:aws:sns:us-east-1:123456789012:attacker";

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

  @Attack(
      on = ORIGIN,
      by = "A field of a signed notice is changed: text, id, subject, date",
      answer = "403 forged-signature")
  @ParameterizedTest
  @ValueSource(strings = {"Message", "MessageId", "Subject", "Timestamp"})
  void aChangedNoticeIsNotWhatSnsHasSigned(String field, Answer answer) {
    var genuine = sns.sign(aNotice().with("Subject", "Greeting"));

    refused(genuine.with(field, "2026"), answer);
  }

  @Attack(
      on = ORIGIN,
      by = "A subject is added to a signed notice that has none",
      answer = "403 forged-signature")
  @Test
  void anAddedFieldIsNotWhatSnsHasSigned(Answer answer) {
    refused(sns.sign(aNotice()).with("Subject", "Greeting"), answer);
  }

  @Attack(
      on = ORIGIN,
      by = "A character is exchanged for half of one, which would be encoded as another",
      answer = "403 forged-signature")
  @Test
  void halfACharacterIsNotWhatSnsHasSigned(Answer answer) {
    refused(sns.sign(aNotice()).with("Message", "\ud800"), answer);
  }

  @Attack(on = ORIGIN, by = "There is no signature in the field", answer = "403 forged-signature")
  @ParameterizedTest
  @ValueSource(strings = {"", "***", "c2lnbmVk"})
  void whatIsNoSignatureSignsNothing(String signature, Answer answer) {
    refused(sns.sign(aNotice()).with("Signature", signature), answer);
  }

  @Attack(
      on = ORIGIN,
      by = "A notice is relabelled as the end of the subscription",
      answer = "403 forged-signature")
  @Test
  void aNoticeIsNotAnEndOfTheSubscription(Answer answer) {
    var genuine = sns.sign(aNotice());

    refused(
        genuine
            .with("Type", "UnsubscribeConfirmation")
            .with("Token", "2336412f")
            .with("SubscribeURL", "https://sns.us-east-1.amazonaws.com/"),
        answer);
  }

  @Attack(
      on = ORIGIN,
      by = "A SHA-1 signature is relabelled as SHA-256, or the other way round",
      answer = "403 forged-signature",
      note = "The version is not signed; the signature fits one algorithm only.")
  @ParameterizedTest
  @EnumSource
  void aSignatureOfOneVersionIsNoneOfTheOther(SignatureVersion version, Answer answer) {
    var other = version == V1 ? V2 : V1;

    refused(
        aNotice().signed(sns.certificate(), version).with("SignatureVersion", other.number()),
        answer);
  }

  @Attack(
      on = ORIGIN,
      by = "A signature version that SNS does not have",
      answer = "400 unknown-signature-version")
  @ParameterizedTest
  @ValueSource(strings = {"3", "0", "01", ""})
  void aSignatureVersionThatSnsDoesNotHaveIsRefused(String version, Answer answer) {
    refused(sns.sign(aNotice()).with("SignatureVersion", version), answer);
  }

  @Attack(on = ORIGIN, by = "A type that SNS does not have", answer = "400 unknown-type")
  @Test
  void aTypeThatSnsDoesNotHaveIsRefused(Answer answer) {
    refused(sns.sign(aNotice()).with("Type", "Surprise"), answer);
  }

  @Attack(
      on = ORIGIN,
      by = "A line break in a signed field, so that the same signed lines read as other fields",
      answer = "400 incomplete-envelope")
  @ParameterizedTest
  @ValueSource(strings = {"MessageId", "Subject", "Timestamp", "TopicArn"})
  void signedLinesCanBeReadInOneWayOnly(String field, Answer answer) {
    refused(sns.sign(aNotice()).with(field, "two\nlines"), answer);
  }

  @Attack(
      on = ORIGIN,
      by = "Another AWS account's topic, genuinely signed by SNS",
      answer = "403 foreign-topic",
      note = "Nobody is asked for its certificate.")
  @Test
  void aNoticeFromAnotherTopicIsRefusedAlthoughSnsHasSignedIt(Answer answer) {
    refused(sns.sign(SnsMessage.notification(ATTACKER, TEXT, NOON)), answer);
    assertThat(sns.asked()).isEmpty();
  }

  @Attack(
      on = ORIGIN,
      by = "Another account's topic, with HTTP headers that name ours",
      answer = "403 foreign-topic",
      note = "Headers are not signed and decide nothing.")
  @Test
  void headersOfOursMakeNoForeignTopicOurs(Answer answer) {
    var foreign = sns.sign(SnsMessage.notification(ATTACKER, TEXT, NOON));

    var given = webhook.post(foreign, aNotice().headers());

    assertThat(Answer.of(given)).isEqualTo(answer);
    assertThat(broker.keptOf(foreign)).isEmpty();
  }

  @Attack(
      on = CERTIFICATE,
      by = "A self-signed certificate with the right name",
      answer = "403 untrusted-certificate")
  @Test
  void aSelfSignedCertificateWithTheRightNameProvesNothing(Answer answer) {
    signedWith(SigningAuthority.selfSigned(SNS_NAME, LONG_AGO, FAR_OFF), answer);
  }

  @Attack(
      on = CERTIFICATE,
      by = "A certificate with the right name, of an authority of the attacker's own",
      answer = "403 untrusted-certificate")
  @Test
  void aStrangersAuthorityProvesNothing(Answer answer) {
    var stranger = SigningAuthority.found(LONG_AGO, FAR_OFF);

    signedWith(stranger.issue(SNS_NAME, LONG_AGO, FAR_OFF), answer);
  }

  @Attack(
      on = CERTIFICATE,
      by = "A trusted certificate that somebody else got for a name of his own",
      answer = "403 untrusted-certificate")
  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "sqs.amazonaws.com", "sns.us-west-2.amazonaws.com"})
  void aTrustedCertificateOfAnotherNameProvesNothing(String name, Answer answer) {
    signedWith(sns.authority().issue(name, LONG_AGO, FAR_OFF), answer);
  }

  @Attack(
      on = CERTIFICATE,
      by = "A certificate of SNS that has expired",
      answer = "403 untrusted-certificate",
      note = "Also one that was good when it was fetched: its dates are looked at on each use.")
  @Test
  void anExpiredCertificateProvesNothing(Answer answer) {
    signedWith(sns.authority().issue(SNS_NAME, LONG_AGO, LONG_AGO.plusSeconds(60)), answer);
  }

  @Attack(
      on = CERTIFICATE,
      by = "A certificate that SNS does not have",
      answer = "403 untrusted-certificate")
  @Test
  void aCertificateThatDoesNotExistProvesNothing(Answer answer) {
    var nowhere = SnsMessage.endpoint(TOPIC) + "/SimpleNotificationService-f3ecfb7224c7233f.pem";

    refused(sns.sign(aNotice()).with("SigningCertURL", nowhere), answer);
  }

  @Attack(
      on = ORIGIN,
      by = "The text alone, without an envelope (raw message delivery)",
      answer = "400 not-an-envelope")
  @Test
  void rawDeliveryHasNoSignatureAndIsRefused(Answer answer) {
    // Given
    var before = webhook.refused(answer.code());

    // When
    var given = webhook.post(TEXT, "text/plain; charset=UTF-8");

    // Then
    assertRefused(given, answer);
    assertThat(webhook.refused(answer.code())).isEqualTo(before + 1);
  }

  @Attack(
      on = OUR_CALLS,
      by = "A confirmation whose address, token or topic is changed",
      answer = "403 forged-signature",
      note = "Nothing is confirmed and no address is called.")
  @ParameterizedTest
  @ValueSource(strings = {"Message", "MessageId", "SubscribeURL", "Timestamp", "Token"})
  void aChangedConfirmationIsNotWhatSnsHasSigned(String field, Answer answer) {
    var genuine = sns.sign(SnsMessage.subscriptionConfirmation(TOPIC, "2336412f", NOON));

    refused(genuine.with(field, "http://169.254.169.254/"), answer);
    assertThat(sns.asked("/")).isEmpty();
  }

  @Attack(
      on = OUR_CALLS,
      by = "Another account subscribes us to its topic, genuinely signed",
      answer = "403 foreign-topic",
      note = "Nothing is confirmed.")
  @Test
  void nobodySubscribesUsToATopicOfHisOwn(Answer answer) {
    refused(sns.sign(SnsMessage.subscriptionConfirmation(ATTACKER, "2336412f", NOON)), answer);
    assertThat(sns.asked()).isEmpty();
  }

  private void signedWith(SigningCertificate certificate, Answer answer) {
    sns.serve(certificate);

    refused(aNotice().signed(certificate, V1), answer);
  }

  private void refused(SnsMessage message, Answer answer) {
    // Given
    var before = webhook.refused(answer.code());

    // When
    var given = webhook.post(message.json(), SnsMessage.CONTENT_TYPE);

    // Then
    assertRefused(given, answer);
    assertThat(webhook.refused(answer.code())).isEqualTo(before + 1);
    assertThat(broker.keptOf(message)).isEmpty();
  }

  private static void assertRefused(HttpResponse<String> given, Answer answer) {
    assertThat(Answer.of(given)).as(given.body()).isEqualTo(answer);
    assertThat(given.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(given.body()).doesNotContain("X01EXAMPLEX");
  }

  private static SnsMessage aNotice() {
    return SnsMessage.notification(TOPIC, TEXT, NOON);
  }
}
