package io.gracekeeper.adapter.aws.sns;

import static io.gracekeeper.adapter.KafkaRecords.header;
import static io.gracekeeper.adapter.aws.SnsTwin.FAR_OFF;
import static io.gracekeeper.adapter.aws.SnsTwin.LONG_AGO;
import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static io.gracekeeper.simulator.sns.SigningAuthority.SNS_NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.events.Topics;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SignatureVersion;
import io.gracekeeper.simulator.sns.SigningAuthority;
import io.gracekeeper.simulator.sns.SigningCertificate;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
class SnsWebhookTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TestHTTPResource("/")
  @SuppressWarnings("NullAway.Init") // Injected by Quarkus.
  URI root;

  @ConfigProperty(name = "gracekeeper.aws.sns-endpoint")
  URI endpoint;

  @ConfigProperty(name = "gracekeeper.aws.trust-anchors")
  Path trustAnchors;

  private final KafkaRecords broker = new KafkaRecords(SharedKafka.bootstrapServers());
  private SnsTwin sns;
  private Webhook webhook;

  @BeforeEach
  void startSns() {
    sns = new SnsTwin(endpoint.getPort());
    sns.rootIn(trustAnchors);
    webhook = new Webhook(root);
  }

  @AfterEach
  void stopSns() {
    sns.close();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("E1")
  @Tag("E2")
  void aNoticeFromSnsIsAcceptedOnceItIsKeptByteForByte(SignatureVersion version) {
    // Given
    var notice = aNotice().signed(sns.certificate(), version);

    // When
    var answer = webhook.post(notice);

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    var kept = keptOf(notice);
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().value()).isEqualTo(notice.json().getBytes(UTF_8));
    assertThat(header(kept.getFirst(), "notice_source")).isEqualTo("aws-sns");
    assertThat(header(kept.getFirst(), "notice_sender")).isEqualTo(TOPIC);
    assertThat(header(kept.getFirst(), "notice_received_at")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain; charset=UTF-8", "application/json", "image/png"})
  void whateverSnsCallsItsBodyItIsRead(String contentType) {
    var notice = aGenuineNotice();

    assertThat(webhook.post(notice.json(), contentType).statusCode()).isEqualTo(200);
  }

  static Stream<Arguments> changedFields() {
    return Stream.of("Message", "MessageId", "Subject", "Timestamp")
        .map(field -> arguments(field, (UnaryOperator<SnsMessage>) m -> m.with(field, "2026")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changedFields")
  @Tag("E1")
  void aChangedFieldIsNotWhatSnsHasSigned(String field, UnaryOperator<SnsMessage> change) {
    // Given
    var genuine = aNotice().with("Subject", "Greeting").signed(sns.certificate(), version());

    // When // Then
    refused(change.apply(genuine), 403, "forged-signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Message", "MessageId", "SubscribeURL", "Timestamp", "Token"})
  @Tag("E1")
  void aChangedConfirmationIsNotWhatSnsHasSigned(String field) {
    var genuine =
        SnsMessage.subscriptionConfirmation(TOPIC, "2336412f", NOON)
            .signed(sns.certificate(), version());

    refused(genuine.with(field, "2026"), 403, "forged-signature");
    assertThat(sns.asked("/")).isEmpty();
  }

  static Stream<Arguments> forgeries() {
    return Stream.<Arguments>of(
        arguments(
            "a type changed into another",
            "forged-signature",
            403,
            (UnaryOperator<SnsMessage>)
                m ->
                    m.with("Type", "UnsubscribeConfirmation")
                        .with("Token", "1")
                        .with("SubscribeURL", "1")),
        arguments("a subject added", "forged-signature", 403, with("Subject", "Greeting")),
        arguments("another version", "forged-signature", 403, with("SignatureVersion", "2")),
        arguments("no signature", "forged-signature", 403, with("Signature", "")),
        arguments("no base64", "forged-signature", 403, with("Signature", "***")),
        arguments("half a character", "forged-signature", 403, with("Message", "\ud800")),
        arguments("version 3", "unknown-signature-version", 400, with("SignatureVersion", "3")),
        arguments("an unknown type", "unknown-type", 400, with("Type", "Surprise")),
        arguments(
            "no time",
            "incomplete-envelope",
            400,
            (UnaryOperator<SnsMessage>) m -> m.without("Timestamp")),
        arguments(
            "a bucket's certificate",
            "foreign-certificate-address",
            403,
            with(
                "SigningCertURL",
                "https://sns.s3-us-west-2.amazonaws.com/SimpleNotificationService-f3ec.pem")),
        arguments(
            "a certificate over http",
            "foreign-certificate-address",
            403,
            with(
                "SigningCertURL",
                "http://sns.us-east-1.amazonaws.com/SimpleNotificationService-f3ec.pem")),
        arguments(
            "a certificate that does not exist",
            "untrusted-certificate",
            403,
            with(
                "SigningCertURL",
                "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-f3ec.pem")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  @Tag("E1")
  void aForgedMessageIsRefused(
      String what, String code, int status, UnaryOperator<SnsMessage> forge) {
    var genuine = aNotice().signed(sns.certificate(), SignatureVersion.V1);

    refused(forge.apply(genuine), status, code);
  }

  @Test
  @Tag("E1")
  void aMessageFromAnotherTopicIsRefusedAlthoughSnsHasSignedIt() {
    // Given
    var foreign =
        SnsMessage.notification("arn:aws:sns:us-east-1:123456789012:attacker", text(), NOON)
            .signed(sns.certificate(), version());

    // When // Then
    refused(foreign, 403, "foreign-topic");
    assertThat(sns.asked()).isEmpty();
  }

  static Stream<Arguments> certificatesThatAreNotOfSns() {
    return Stream.of(
        arguments("self-signed", SigningAuthority.selfSigned(SNS_NAME, LONG_AGO, FAR_OFF)),
        arguments(
            "of a stranger",
            SigningAuthority.found(LONG_AGO, FAR_OFF).issue(SNS_NAME, LONG_AGO, FAR_OFF)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("certificatesThatAreNotOfSns")
  @Tag("E1")
  void aCertificateThatIsNotOfSnsProvesNothing(String whose, SigningCertificate forged) {
    sns.serve(forged);

    refused(aNotice().signed(forged, version()), 403, "untrusted-certificate");
  }

  @Test
  @Tag("E1")
  void anExpiredCertificateProvesNothing() {
    var expired = sns.authority().issue(SNS_NAME, LONG_AGO, LONG_AGO.plusSeconds(60));
    sns.serve(expired);

    refused(aNotice().signed(expired, version()), 403, "untrusted-certificate");
  }

  @Test
  @Tag("E1")
  void rawDeliveryHasNoSignatureAndIsRefused() {
    // Given
    var before = counted("not-an-envelope");

    // When
    var answer = webhook.post(text(), "text/plain");

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"not-an-envelope\"");
    assertThat(counted("not-an-envelope")).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("E1")
  void whatIsLargerThanAnySnsMessageIsRefused(boolean chunked) {
    // Given
    var before = counted("oversized");
    var body = new byte[400 * 1024];

    // When
    var answer =
        webhook.post(
            chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : BodyPublishers.ofByteArray(body));

    // Then
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"code\":\"oversized\"");
    assertThat(counted("oversized")).isEqualTo(before + 1);
  }

  @Test
  @Tag("E1")
  void nobodyReadsOnToTheEndOfWhatIsTooLarge() throws IOException {
    // Given
    var before = counted("oversized");

    // When
    try (var socket = new Socket(root.getHost(), root.getPort())) {
      var request = "POST /aws/sns HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.getOutputStream().write(new byte[301 * 1024]);

      // Then
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
      assertThat(counted("oversized")).isEqualTo(before + 1);
    }
  }

  @Test
  @Tag("E2")
  void theLargestMessageOfSnsIsAccepted() {
    var notice =
        SnsMessage.notification(TOPIC, "x".repeat(256 * 1024), NOON)
            .signed(sns.certificate(), version());

    assertThat(webhook.post(notice).statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyThatDoesNotArriveIsPutOff() throws IOException {
    // Given
    var before = deferred("body-late");

    // When
    try (var socket = new Socket(root.getHost(), root.getPort());
        var request = new OutputStreamWriter(socket.getOutputStream(), UTF_8)) {
      request.write("POST /aws/sns HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{");
      request.flush();

      // Then
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 503");
      assertThat(deferred("body-late")).isEqualTo(before + 1);
    }
  }

  @Test
  @Tag("D4")
  void aNoticeThatComesFiveTimesIsKeptEachTimeAndTellsTheSameEvent() {
    // Given
    var notice = aGenuineNotice();

    // When
    var answers = IntStream.range(0, 5).mapToObj(_ -> webhook.post(notice).statusCode()).toList();

    // Then
    assertThat(answers).containsOnly(200);
    assertThat(keptOf(notice)).hasSize(5);
    var told = broker.await(Topics.MARKETPLACE_EVENTS, 5, event -> tells(event, notice));
    assertThat(told).extracting(event -> header(event, "ce_id")).containsOnly(idOf(told));
  }

  @Test
  @Tag("E1")
  void aHostThatIsDownIsNoProofOfAForgery() {
    // Given
    var fresh = sns.authority().issue(SNS_NAME, LONG_AGO, FAR_OFF);
    var notice = aNotice().signed(fresh, version());
    var before = deferred("certificate-unavailable");
    sns.at(fresh.path(), 503, "");

    // When
    var answer = webhook.post(notice);

    // Then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(deferred("certificate-unavailable")).isEqualTo(before + 1);
    sns.serve(fresh);
    await().until(() -> webhook.post(notice).statusCode() == 200);
    assertThat(keptOf(notice)).hasSize(1);
  }

  @Test
  void aSubscriptionIsConfirmedByOurOwnKeyAndNeverByItsAddress() {
    // Given
    var asked =
        SnsMessage.subscriptionConfirmation(TOPIC, "2336412f", NOON)
            .signed(sns.certificate(), version());
    sns.at("/", 200, "<ConfirmSubscriptionResponse/>");

    // When
    var answer = webhook.post(asked);

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(sns.asked("/")).hasSize(1);
    var call = sns.asked("/").getFirst();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.body().split("&"))
        .containsExactlyInAnyOrder(
            "Action=ConfirmSubscription",
            "Version=2010-03-31",
            "TopicArn=" + TOPIC.replace(":", "%3A"),
            "Token=2336412f",
            "AuthenticateOnUnsubscribe=true");
    assertThat(call.header("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
        .contains("/us-east-1/sns/aws4_request");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 500})
  void aSubscriptionThatCannotBeConfirmedIsPutOff(int status) {
    // Given
    var asked =
        SnsMessage.subscriptionConfirmation(TOPIC, "2336412f", NOON)
            .signed(sns.certificate(), version());
    sns.at("/", status, "<ErrorResponse/>");

    // When
    var answer = webhook.post(asked);

    // Then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"code\":\"confirmation-failed\"");
    sns.at("/", 200, "<ConfirmSubscriptionResponse/>");
    assertThat(webhook.post(asked).statusCode()).isEqualTo(200);
  }

  @Test
  void theEndOfASubscriptionIsKeptAndNeverAnswered() {
    // Given
    var ended =
        SnsMessage.unsubscribeConfirmation(TOPIC, "2336412f", NOON)
            .signed(sns.certificate(), version());

    // When
    var answer = webhook.post(ended);

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(keptOf(ended)).hasSize(1);
    assertThat(sns.asked("/")).isEmpty();
    assertThat(
            webhook.count("gracekeeper_notices_accepted_total", "type", "UnsubscribeConfirmation"))
        .isPositive();
  }

  @Test
  @Tag("E2")
  void whileTheBrokerIsAwayANoticeIsPutOffAndNobodyElseWaits() {
    // Given
    var notice = aGenuineNotice();
    assertThat(webhook.post(aGenuineNotice()).statusCode()).isEqualTo(200);
    SharedKafka.stop();
    try {
      // When
      var answers = IntStream.range(0, 50).mapToObj(_ -> webhook.postLater(notice)).toList();

      // Then
      assertThat(webhook.get("q/health/ready").statusCode()).isEqualTo(200);
      assertThat(webhook.post("Hello", "text/plain").statusCode()).isEqualTo(400);
      assertThat(answers).noneMatch(CompletableFuture::isDone);
      assertThat(answers)
          .allSatisfy(answer ->
              assertThat(answer)
                  .succeedsWithin(Duration.ofSeconds(10))
                  .returns(503, response -> response.statusCode()));
    } finally {
      SharedKafka.startAgain();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> webhook.post(notice).statusCode() == 200);
    assertThat(keptOf(notice)).isNotEmpty();
    broker.await(Topics.MARKETPLACE_EVENTS, 1, event -> tells(event, notice));
  }

  private void refused(SnsMessage message, int status, String code) {
    // Given
    var before = counted(code);

    // When
    var answer = webhook.post(message);

    // Then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"").doesNotContain("X01EXAMPLEX");
    assertThat(counted(code)).isEqualTo(before + 1);
    assertThat(keptOf(message)).isEmpty();
  }

  private double counted(String code) {
    return webhook.count("gracekeeper_notices_refused_total", "reason", code);
  }

  private double deferred(String code) {
    return webhook.count("gracekeeper_notices_deferred_total", "reason", code);
  }

  private List<ConsumerRecord<String, byte[]>> keptOf(SnsMessage message) {
    return broker.of(Topics.MARKETPLACE_NOTICES).stream()
        .filter(kept -> header(kept, "notice_id").equals(message.messageId()))
        .toList();
  }

  private static boolean tells(ConsumerRecord<String, byte[]> event, SnsMessage notice) {
    return header(event, "ce_notice").equals(notice.messageId());
  }

  private static String idOf(List<ConsumerRecord<String, byte[]>> events) {
    return header(events.getFirst(), "ce_id");
  }

  private SnsMessage aGenuineNotice() {
    return aNotice().signed(sns.certificate(), version());
  }

  private static SnsMessage aNotice() {
    return SnsMessage.notification(TOPIC, text(), NOON);
  }

  private static String text() {
    return Notice.of(Notice.UNSUBSCRIBE_SUCCESS, "n0123exampleproduct", "X01EXAMPLEX").json();
  }

  private static SignatureVersion version() {
    return SignatureVersion.V1;
  }

  private static UnaryOperator<SnsMessage> with(String field, String value) {
    return message -> message.with(field, value);
  }
}
