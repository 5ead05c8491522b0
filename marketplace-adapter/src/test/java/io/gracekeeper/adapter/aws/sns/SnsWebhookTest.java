package io.gracekeeper.adapter.aws.sns;

import static io.gracekeeper.adapter.KafkaRecords.header;
import static io.gracekeeper.adapter.attack.Attack.On.CERTIFICATE;
import static io.gracekeeper.adapter.attack.Attack.On.ENDURANCE;
import static io.gracekeeper.adapter.attack.Attack.On.TIME;
import static io.gracekeeper.adapter.aws.SnsTwin.FAR_OFF;
import static io.gracekeeper.adapter.aws.SnsTwin.LONG_AGO;
import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static io.gracekeeper.simulator.sns.SigningAuthority.SNS_NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.attack.Answer;
import io.gracekeeper.adapter.attack.Attack;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SignatureVersion;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
class SnsWebhookTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String TEXT =
      Notice.of(Notice.UNSUBSCRIBE_SUCCESS, "n0123exampleproduct", "X01EXAMPLEX").json();

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
    var kept = broker.keptOf(notice);
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().value()).isEqualTo(notice.json().getBytes(UTF_8));
    assertThat(header(kept.getFirst(), "notice_source")).isEqualTo("aws-sns");
    assertThat(header(kept.getFirst(), "notice_sender")).isEqualTo(TOPIC);
    assertThat(header(kept.getFirst(), "notice_received_at")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain; charset=UTF-8", "application/json", "image/png"})
  void whateverSnsCallsItsBodyItIsRead(String contentType) {
    var notice = sns.sign(aNotice());

    assertThat(webhook.post(notice.json(), contentType).statusCode()).isEqualTo(200);
  }

  @Test
  @Tag("E2")
  void theLargestMessageOfSnsIsAccepted() {
    var largest = SnsMessage.notification(TOPIC, "x".repeat(256 * 1024), NOON);

    assertThat(webhook.post(sns.sign(largest)).statusCode()).isEqualTo(200);
  }

  @Attack(
      on = ENDURANCE,
      by = "A body larger than any message, with or without saying so",
      answer = "413 oversized",
      note = "300 KiB are read.")
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("E1")
  void whatIsLargerThanAnySnsMessageIsRefused(boolean chunked, Answer answer) {
    // Given
    var before = webhook.refused(answer.code());
    var body = new byte[400 * 1024];

    // When
    var given =
        webhook.post(
            chunked
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                : BodyPublishers.ofByteArray(body));

    // Then
    assertThat(Answer.of(given)).isEqualTo(answer);
    assertThat(webhook.refused(answer.code())).isEqualTo(before + 1);
  }

  @Attack(
      on = ENDURANCE,
      by = "A body that goes on and on",
      answer = "413 oversized",
      note = "Answered as soon as it is too large; a flood is cut off.")
  @Test
  @Tag("E1")
  void nobodyReadsOnToTheEndOfWhatIsTooLarge(Answer answer) throws IOException {
    // Given
    var before = webhook.refused(answer.code());

    // When
    try (var socket = webhook.connect()) {
      post(socket, 99_999_999, new byte[301 * 1024]);

      // Then
      assertThat(statusLine(socket)).startsWith("HTTP/1.1 " + answer.status());
      assertThat(webhook.refused(answer.code())).isEqualTo(before + 1);
    }
  }

  @Attack(
      on = ENDURANCE,
      by = "A body that does not come to its end",
      answer = "503 body-late",
      note = "After 5 s; nobody else waits for it.")
  @Test
  @Tag("E1")
  void aBodyThatDoesNotArriveIsPutOff(Answer answer) throws IOException {
    // Given
    var before = webhook.deferred(answer.code());

    // When
    try (var socket = webhook.connect()) {
      post(socket, 99, new byte[] {'{'});

      // Then
      assertThat(statusLine(socket)).startsWith("HTTP/1.1 " + answer.status());
      assertThat(webhook.deferred(answer.code())).isEqualTo(before + 1);
    }
  }

  @Attack(
      on = TIME,
      by = "A genuine message is sent again",
      answer = "200",
      note =
          "Kept each time. The event has the same id each time, and is taken in once; what it tells is merged by its own date.")
  @Test
  @Tag("D4")
  @Tag("E1")
  void aNoticeThatComesFiveTimesIsKeptEachTimeAndTellsTheSameEvent(Answer answer) {
    // Given
    var notice = sns.sign(aNotice());

    // When
    var answers = IntStream.range(0, 5).mapToObj(_ -> Answer.of(webhook.post(notice))).toList();

    // Then
    assertThat(answers).containsOnly(answer);
    assertThat(broker.keptOf(notice)).hasSize(5);
    assertThat(broker.awaitEventsOf(notice, 5).stream().map(SnsWebhookTest::idAndData).distinct())
        .hasSize(1);
  }

  @Attack(
      on = TIME,
      by = "A genuine message is held back and sent ten years later",
      answer = "200",
      note =
          "A limit would lose what a dead-letter queue gives back late. The event bears the message's own date, so that it undoes nothing newer.")
  @Test
  @Tag("D4")
  @Tag("E1")
  void aNoticeThatIsTenYearsOldIsKeptAndToldUnderItsOwnDate(Answer answer) {
    // Given
    var old = Instant.parse("2016-03-01T12:00:00Z");
    var notice = sns.sign(SnsMessage.notification(TOPIC, TEXT, old));

    // When
    var given = webhook.post(notice);

    // Then
    assertThat(Answer.of(given)).isEqualTo(answer);
    var told = broker.awaitEventsOf(notice, 1).getFirst();
    assertThat(header(told, "ce_time")).isEqualTo(old.toString());
  }

  @Attack(
      on = CERTIFICATE,
      by = "The host of certificates is kept from answering",
      answer = "503 certificate-unavailable",
      note = "No proof of a forgery: it comes again.")
  @Test
  @Tag("E1")
  void aHostThatIsDownIsNoProofOfAForgery(Answer answer) {
    // Given
    var fresh = sns.authority().issue(SNS_NAME, LONG_AGO, FAR_OFF);
    var notice = aNotice().signed(fresh, SignatureVersion.V2);
    var before = webhook.deferred(answer.code());
    sns.at(fresh.path(), 503, "");

    // When
    var given = webhook.post(notice);

    // Then
    assertThat(Answer.of(given)).isEqualTo(answer);
    assertThat(webhook.deferred(answer.code())).isEqualTo(before + 1);
    sns.serve(fresh);
    await().atMost(Duration.ofMinutes(1)).until(() -> webhook.post(notice).statusCode() == 200);
    assertThat(broker.keptOf(notice)).hasSize(1);
  }

  private static void post(Socket socket, int length, byte[] part) throws IOException {
    var head = "POST /aws/sns HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(UTF_8));
    socket.getOutputStream().write(part);
  }

  private static String statusLine(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
  }

  private static String idAndData(ConsumerRecord<String, byte[]> event) {
    return header(event, "ce_id") + new String(event.value(), UTF_8);
  }

  private static SnsMessage aNotice() {
    return SnsMessage.notification(TOPIC, TEXT, NOON);
  }
}
