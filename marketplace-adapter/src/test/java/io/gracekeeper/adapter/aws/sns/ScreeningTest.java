package io.gracekeeper.adapter.aws.sns;

import static io.gracekeeper.adapter.attack.Attack.On.ENDURANCE;
import static io.gracekeeper.adapter.attack.Attack.On.ORIGIN;
import static io.gracekeeper.adapter.aws.sns.RefusalReason.FOREIGN_TOPIC;
import static io.gracekeeper.adapter.aws.sns.RefusalReason.INCOMPLETE;
import static io.gracekeeper.adapter.aws.sns.RefusalReason.NOT_AN_ENVELOPE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.gracekeeper.adapter.attack.Answer;
import io.gracekeeper.adapter.attack.Attack;
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

  private final Screening screening = new Screening(Set.of(TOPIC), PinnedTopics.NONE);

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
        arguments("a type of number", "{\"Type\":1}", NOT_AN_ENVELOPE),
        arguments("no id", aNotification().without("MessageId").json(), INCOMPLETE),
        arguments("no topic", aNotification().without("TopicArn").json(), INCOMPLETE),
        arguments("no message", aNotification().without("Message").json(), INCOMPLETE),
        arguments("no time", aNotification().without("Timestamp").json(), INCOMPLETE),
        arguments("no version", aNotification().without("SignatureVersion").json(), INCOMPLETE),
        arguments("no signature", aNotification().without("Signature").json(), INCOMPLETE),
        arguments("no certificate", aNotification().without("SigningCertURL").json(), INCOMPLETE),
        arguments("no token", aSubscription().without("Token").json(), INCOMPLETE),
        arguments("no address", aSubscription().without("SubscribeURL").json(), INCOMPLETE),
        arguments("no token to leave", anUnsubscription().without("Token").json(), INCOMPLETE));
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

  @Attack(
      on = ORIGIN,
      by = "A field twice, or two envelopes in one body, so that two readers see two messages",
      answer = "400 not-an-envelope")
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aBodyCanBeReadInOneWayOnly(int way, Answer answer) {
    var genuine = aNotification().json();
    var body =
        way == 1 ? genuine.replaceFirst("\\{", "{\"Message\":\"other\",") : genuine + genuine;

    assertThat(answerTo(body)).isEqualTo(answer);
  }

  @Attack(
      on = ENDURANCE,
      by = "JSON that is nested thousands of times",
      answer = "400 not-an-envelope")
  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"Type\":"})
  void deepNestingIsNotFollowed(String opened, Answer answer) {
    assertThat(answerTo(opened.repeat(5000))).isEqualTo(answer);
  }

  @Attack(
      on = ORIGIN,
      by =
          "A topic that resembles ours: its beginning, more than it, another case, account or region",
      answer = "403 foreign-topic",
      note = "Topics are compared letter by letter.")
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
  void anyTopicButTheVeryOneIsForeign(String topic, Answer answer) {
    assertThat(answerTo(aNotification().with("TopicArn", topic).json())).isEqualTo(answer);
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
    assertThatThrownBy(() -> new Screening(Set.of(mistake), PinnedTopics.NONE))
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

  private Answer answerTo(String body) {
    return switch (screened(body)) {
      case Verdict.Refused(var reason, _) -> Answer.of(reason);
      case Claim claim -> throw new AssertionError("It was let through: " + claim);
    };
  }

  private Screening.Result screened(SnsMessage message) {
    return screened(message.json());
  }

  private Screening.Result screened(String body) {
    return screening.screen(body.getBytes(UTF_8));
  }
}
