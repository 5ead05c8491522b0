package io.gracekeeper.adapter.aws.sns;

import static io.gracekeeper.adapter.aws.sns.RefusalReason.FOREIGN_CERTIFICATE_ADDRESS;
import static io.gracekeeper.adapter.aws.sns.RefusalReason.FOREIGN_TOPIC;
import static io.gracekeeper.adapter.aws.sns.RefusalReason.INCOMPLETE;
import static io.gracekeeper.adapter.aws.sns.RefusalReason.NOT_AN_ENVELOPE;
import static io.gracekeeper.adapter.aws.sns.RefusalReason.UNKNOWN_SIGNATURE_VERSION;
import static io.gracekeeper.adapter.aws.sns.RefusalReason.UNKNOWN_TYPE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SignatureVersion;
import io.gracekeeper.simulator.sns.SnsMessage;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules before any network; nothing here could reach one. */
@Tag("E1")
class ScreeningTest {

  private static final String TOPIC = Notice.subscriptionTopic("prod-1");
  private static final String TEXT =
      Notice.of(Notice.UNSUBSCRIBE_SUCCESS, "prod-1", "X01EXAMPLEX").json();

  private final Screening screening = new Screening(Set.of(TOPIC));

  @Test
  void aGenuineMessageIsLetThrough() {
    for (var genuine : List.of(aNotification(), aSubscription(), anUnsubscription())) {
      assertThat(screened(genuine)).isInstanceOf(Claim.class);
    }
  }

  @Test
  void aSubjectOfNullIsNone() {
    // Given
    var json = aNotification().json().replaceFirst("\\{", "{\"Subject\":null,");

    // When
    var claim = (Claim) screened(json);

    // Then
    assertThat(claim.message().stringToSign()).doesNotContain("Subject");
  }

  static Stream<Arguments> messagesThatAreRefused() {
    return Stream.of(
        arguments("raw delivery", TEXT, NOT_AN_ENVELOPE),
        arguments("no JSON", "Hello", NOT_AN_ENVELOPE),
        arguments("nothing", "", NOT_AN_ENVELOPE),
        arguments("a list", "[]", NOT_AN_ENVELOPE),
        arguments("null", "null", NOT_AN_ENVELOPE),
        arguments("half of it", aNotification().json().substring(0, 200), NOT_AN_ENVELOPE),
        arguments("two of it", aNotification().json() + aNotification().json(), NOT_AN_ENVELOPE),
        arguments("a type of number", "{\"Type\":1}", NOT_AN_ENVELOPE),
        arguments(
            "a field twice",
            aNotification().json().replaceFirst("\\{", "{\"Message\":\"other\","),
            NOT_AN_ENVELOPE),
        arguments("deep nesting", "[".repeat(5000), NOT_AN_ENVELOPE),
        arguments("another type", aNotification().with("Type", "Surprise").json(), UNKNOWN_TYPE),
        arguments("no id", aNotification().without("MessageId").json(), INCOMPLETE),
        arguments("no topic", aNotification().without("TopicArn").json(), INCOMPLETE),
        arguments("no message", aNotification().without("Message").json(), INCOMPLETE),
        arguments("no time", aNotification().without("Timestamp").json(), INCOMPLETE),
        arguments("no version", aNotification().without("SignatureVersion").json(), INCOMPLETE),
        arguments("no signature", aNotification().without("Signature").json(), INCOMPLETE),
        arguments("no certificate", aNotification().without("SigningCertURL").json(), INCOMPLETE),
        arguments("no token", aSubscription().without("Token").json(), INCOMPLETE),
        arguments("no address", aSubscription().without("SubscribeURL").json(), INCOMPLETE),
        arguments("no token to leave", anUnsubscription().without("Token").json(), INCOMPLETE),
        arguments("an id of lines", aNotification().with("MessageId", "a\nb").json(), INCOMPLETE),
        arguments("a subject of lines", aNotification().with("Subject", "a\nb").json(), INCOMPLETE),
        arguments(
            "version 3",
            aNotification().with("SignatureVersion", "3").json(),
            UNKNOWN_SIGNATURE_VERSION),
        arguments(
            "version 01",
            aNotification().with("SignatureVersion", "01").json(),
            UNKNOWN_SIGNATURE_VERSION),
        arguments(
            "another region's certificate",
            aNotification()
                .with(
                    "SigningCertURL",
                    "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-f3.pem")
                .json(),
            FOREIGN_CERTIFICATE_ADDRESS),
        arguments(
            "a bucket's certificate",
            aNotification()
                .with(
                    "SigningCertURL",
                    "https://sns.s3-us-west-2.amazonaws.com/SimpleNotificationService-f3.pem")
                .json(),
            FOREIGN_CERTIFICATE_ADDRESS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messagesThatAreRefused")
  void aMessageIsRefusedWithItsReason(String what, String body, RefusalReason reason) {
    assertThat(screened(body))
        .as(what)
        .asInstanceOf(type(Verdict.Refused.class))
        .extracting(Verdict.Refused::reason)
        .isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sns:us-east-1:123456789012:aws-mp-subscription-notification-prod-1",
        "arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-prod-12",
        "arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-prod-",
        "arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-PROD-1",
        "arn:aws:sns:us-west-2:287250355862:aws-mp-subscription-notification-prod-1",
        " arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-prod-1",
      })
  void anyTopicButTheVeryOneIsForeign(String topic) {
    // Given: SNS itself has signed it, for another of its customers
    var message = aNotification().with("TopicArn", topic);

    // When // Then
    assertThat(screened(message)).isEqualTo(new Verdict.Refused(FOREIGN_TOPIC));
  }

  @Test
  void theTopicIsLookedAtBeforeVersionAndCertificate() {
    var message =
        aNotification()
            .with("TopicArn", "arn:aws:sns:us-east-1:123456789012:other")
            .with("SignatureVersion", "3")
            .with("SigningCertURL", "http://evil.example/");

    assertThat(screened(message)).isEqualTo(new Verdict.Refused(FOREIGN_TOPIC));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "topic",
        "arn:aws:sns:us-east-1:123:a",
        "arn:aws:sqs:us-east-1:123456789012:a"
      })
  void anAllowListWithAMistakeDoesNotStart(String mistake) {
    assertThatThrownBy(() -> new Screening(Set.of(mistake)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SnsMessage aNotification() {
    return signed(SnsMessage.notification(TOPIC, TEXT, SnsTwin.LONG_AGO));
  }

  private static SnsMessage aSubscription() {
    return signed(SnsMessage.subscriptionConfirmation(TOPIC, "2336412f", SnsTwin.LONG_AGO));
  }

  private static SnsMessage anUnsubscription() {
    return signed(SnsMessage.unsubscribeConfirmation(TOPIC, "2336412f", SnsTwin.LONG_AGO));
  }

  private static SnsMessage signed(SnsMessage message) {
    return message
        .with("SignatureVersion", SignatureVersion.V1.number())
        .with("Signature", "c2lnbmVk")
        .with("SigningCertURL", SnsMessage.endpoint(TOPIC) + "/SimpleNotificationService-f3ec.pem");
  }

  private Screening.Result screened(SnsMessage message) {
    return screened(message.json());
  }

  private Screening.Result screened(String body) {
    return screening.screen(body.getBytes(UTF_8));
  }
}
