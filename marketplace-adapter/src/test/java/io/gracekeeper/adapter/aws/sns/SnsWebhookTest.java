package io.gracekeeper.adapter.aws.sns;

import static io.gracekeeper.adapter.KafkaRecords.header;
import static io.gracekeeper.adapter.aws.SnsTwin.FAR_OFF;
import static io.gracekeeper.adapter.aws.SnsTwin.LONG_AGO;
import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static io.gracekeeper.simulator.sns.SigningAuthority.SNS_NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.adapter.KafkaRecords;
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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("E1")
  void whatIsLargerThanAnySnsMessageIsRefused(boolean chunked) {
    // Given
    var before = webhook.refused("oversized");
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
    assertThat(webhook.refused("oversized")).isEqualTo(before + 1);
  }

  @Test
  @Tag("E1")
  void nobodyReadsOnToTheEndOfWhatIsTooLarge() throws IOException {
    // Given
    var before = webhook.refused("oversized");

    // When
    try (var socket = webhook.connect()) {
      post(socket, 99_999_999, new byte[301 * 1024]);

      // Then
      assertThat(statusLine(socket)).startsWith("HTTP/1.1 413");
      assertThat(webhook.refused("oversized")).isEqualTo(before + 1);
    }
  }

  @Test
  void aBodyThatDoesNotArriveIsPutOff() throws IOException {
    // Given
    var before = webhook.deferred("body-late");

    // When
    try (var socket = webhook.connect()) {
      post(socket, 99, new byte[] {'{'});

      // Then
      assertThat(statusLine(socket)).startsWith("HTTP/1.1 503");
      assertThat(webhook.deferred("body-late")).isEqualTo(before + 1);
    }
  }

  @Test
  @Tag("D4")
  void aNoticeThatComesFiveTimesIsKeptEachTimeAndTellsTheSameEvent() {
    // Given
    var notice = sns.sign(aNotice());

    // When
    var answers = IntStream.range(0, 5).mapToObj(_ -> webhook.post(notice).statusCode()).toList();

    // Then
    assertThat(answers).containsOnly(200);
    assertThat(broker.keptOf(notice)).hasSize(5);
    assertThat(broker.awaitEventsOf(notice, 5).stream().map(SnsWebhookTest::idAndData).distinct())
        .hasSize(1);
  }

  @Test
  @Tag("E1")
  void aHostThatIsDownIsNoProofOfAForgery() {
    // Given
    var fresh = sns.authority().issue(SNS_NAME, LONG_AGO, FAR_OFF);
    var notice = aNotice().signed(fresh, SignatureVersion.V2);
    var before = webhook.deferred("certificate-unavailable");
    sns.at(fresh.path(), 503, "");

    // When
    var answer = webhook.post(notice);

    // Then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(webhook.deferred("certificate-unavailable")).isEqualTo(before + 1);
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
    var text = Notice.of(Notice.UNSUBSCRIBE_SUCCESS, "n0123exampleproduct", "X01EXAMPLEX").json();
    return SnsMessage.notification(TOPIC, text, NOON);
  }
}
