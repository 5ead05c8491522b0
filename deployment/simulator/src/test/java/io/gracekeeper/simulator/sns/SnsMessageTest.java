package io.gracekeeper.simulator.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("E1")
class SnsMessageTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TOPIC = Notice.subscriptionTopic("prod-1");
  private static final SigningCertificate CERTIFICATE =
      SigningAuthority.found(NOON, NOON.plus(Duration.ofDays(1)))
          .issue(SigningAuthority.SNS_NAME, NOON, NOON.plus(Duration.ofDays(1)));

  @Test
  void aNotificationIsPrintedAsSnsPrintsIt() {
    // When
    var json =
        SnsMessage.notification(TOPIC, "Hello", NOON)
            .with("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324")
            .with("Subject", "Greeting")
            .with("SignatureVersion", "1")
            .with("Signature", "c2lnbmVk")
            .with("SigningCertURL", "https://sns.us-east-1.amazonaws.com/cert.pem")
            .forSubscription(TOPIC + ":c9135db0")
            .json();

    // Then
    assertThat(json)
        .isEqualTo(
            """
            {
              "Type" : "Notification",
              "MessageId" : "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
              "TopicArn" : "arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-prod-1",
              "Subject" : "Greeting",
              "Message" : "Hello",
              "Timestamp" : "2026-03-01T12:00:00.000Z",
              "SignatureVersion" : "1",
              "Signature" : "c2lnbmVk",
              "SigningCertURL" : "https://sns.us-east-1.amazonaws.com/cert.pem",
              "UnsubscribeURL" : "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-prod-1:c9135db0"
            }\
            """);
  }

  @Test
  void theSignatureCoversTheFieldsOfANotificationInOrder() throws Exception {
    // Given
    var message = SnsMessage.notification(TOPIC, "Hello", NOON).with("MessageId", "id-1");

    // When
    var signed = message.signed(CERTIFICATE, SignatureVersion.V2);

    // Then
    var content =
        """
        Message
        Hello
        MessageId
        id-1
        Timestamp
        2026-03-01T12:00:00.000Z
        TopicArn
        %s
        Type
        Notification
        """
            .formatted(TOPIC);
    assertThat(verifies("SHA256withRSA", content, signed)).isTrue();
  }

  @Test
  void theSignatureCoversASubjectOnlyIfThereIsOne() throws Exception {
    // Given
    var message = SnsMessage.notification(TOPIC, "Hello", NOON).with("MessageId", "id-1");

    // When
    var signed = message.with("Subject", "Greeting").signed(CERTIFICATE, SignatureVersion.V1);

    // Then
    var content =
        """
        Message
        Hello
        MessageId
        id-1
        Subject
        Greeting
        Timestamp
        2026-03-01T12:00:00.000Z
        TopicArn
        %s
        Type
        Notification
        """
            .formatted(TOPIC);
    assertThat(verifies("SHA1withRSA", content, signed)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void theSignatureCoversTheFieldsOfBothConfirmationsInOrder(SignatureVersion version)
      throws Exception {
    for (var message :
        new SnsMessage[] {
          SnsMessage.subscriptionConfirmation(TOPIC, "2336412f", NOON),
          SnsMessage.unsubscribeConfirmation(TOPIC, "2336412f", NOON)
        }) {
      // When
      var signed = message.signed(CERTIFICATE, version);

      // Then
      var body = parsed(signed);
      var content = new StringBuilder();
      for (var name :
          "Message MessageId SubscribeURL Timestamp Token TopicArn Type".split(" ", -1)) {
        content.append(name).append('\n').append(body.get(name).textValue()).append('\n');
      }
      var algorithm = version == SignatureVersion.V1 ? "SHA1withRSA" : "SHA256withRSA";
      assertThat(verifies(algorithm, content.toString(), signed)).isTrue();
    }
  }

  @Test
  void theCertificateIsNamedUnderTheHostOfTheTopicsRegion() {
    // When
    var signed =
        SnsMessage.notification("arn:aws:sns:eu-west-1:123456789012:other", "Hello", NOON)
            .signed(CERTIFICATE, SignatureVersion.V1);

    // Then
    assertThat(signed.field("SigningCertURL"))
        .isEqualTo("https://sns.eu-west-1.amazonaws.com" + CERTIFICATE.path());
  }

  @Test
  void whatIsChangedAfterwardsKeepsTheSignatureOfWhatWasThereBefore() {
    // Given
    var signed =
        SnsMessage.notification(TOPIC, "Hello", NOON).signed(CERTIFICATE, SignatureVersion.V1);

    // When
    var tampered = signed.with("Message", "Bye");

    // Then
    assertThat(tampered.field("Signature")).isEqualTo(signed.field("Signature"));
    assertThat(tampered.field("Message")).isEqualTo("Bye");
    assertThat(signed.field("Message")).isEqualTo("Hello");
  }

  @Test
  void theHeadersOfANotificationNameItsSubscription() {
    // When
    var headers =
        SnsMessage.notification(TOPIC, "Hello", NOON)
            .with("MessageId", "id-1")
            .forSubscription(TOPIC + ":c9135db0")
            .headers();

    // Then
    assertThat(headers)
        .containsEntry("x-amz-sns-message-type", "Notification")
        .containsEntry("x-amz-sns-message-id", "id-1")
        .containsEntry("x-amz-sns-topic-arn", TOPIC)
        .containsEntry("x-amz-sns-subscription-arn", TOPIC + ":c9135db0")
        .containsEntry("Content-Type", "text/plain; charset=UTF-8");
  }

  @Test
  void aSubscriptionThatIsNotConfirmedHasNoNameInTheHeaders() {
    // When
    var message = SnsMessage.subscriptionConfirmation(TOPIC, SnsMessage.newToken(), NOON);

    // Then
    assertThat(message.headers()).doesNotContainKey("x-amz-sns-subscription-arn");
  }

  @ParameterizedTest
  @CsvSource({"true, 'true'", "false, 'false'"})
  void aNoticeTellsOfTheFreeTrialInText(boolean freeTrial, String text) throws Exception {
    // When
    var notice = new Notice(Notice.SUBSCRIBE_SUCCESS, "prod-1", "X01", "offer-1", freeTrial);

    // Then
    var json = JsonMapper.builder().build().readTree(notice.json());
    assertThat(json.get("isFreeTrialTermPresent").textValue()).isEqualTo(text);
    assertThat(json.get("offer-identifier").textValue()).isEqualTo("offer-1");
    assertThat(json.get("customer-identifier").textValue()).isEqualTo("X01");
  }

  @Test
  void aNoticeOfAnUnsubscribeNamesOnlyActionCustomerAndProduct() {
    // When
    var notice = Notice.of(Notice.UNSUBSCRIBE_PENDING, "prod-1", "X01");

    // Then
    assertThat(notice.json())
        .isEqualTo(
            """
            {"action":"unsubscribe-pending","customer-identifier":"X01","product-code":"prod-1"}\
            """);
  }

  private static JsonNode parsed(SnsMessage message) throws IOException {
    return JsonMapper.builder().build().readTree(message.json());
  }

  private static boolean verifies(String algorithm, String content, SnsMessage message)
      throws GeneralSecurityException, IOException {
    var signature = Signature.getInstance(algorithm);
    signature.initVerify(
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(CERTIFICATE.leafPem().getBytes(US_ASCII))));
    signature.update(content.getBytes(UTF_8));
    return signature.verify(
        Base64.getDecoder().decode(parsed(message).get("Signature").textValue()));
  }
}
