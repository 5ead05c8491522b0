package io.gracekeeper.adapter.aws.sns;

import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
@Tag("E2")
class BrokerAwayTest {

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
    SharedKafka.startAgain();
    sns.close();
  }

  @Test
  void aNoticeIsPutOffWhileNobodyElseWaitsAndAcceptedOnceTheBrokerIsBack() {
    // Given
    var notice = aNotice();
    assertThat(webhook.post(aNotice()).statusCode()).isEqualTo(200);
    SharedKafka.stop();

    // When
    var answers = IntStream.range(0, 50).mapToObj(_ -> webhook.postLater(notice)).toList();

    // Then
    assertThat(webhook.get("/q/health/ready").statusCode()).isEqualTo(200);
    assertThat(webhook.post("Hello", "text/plain").statusCode()).isEqualTo(400);
    assertThat(answers).noneMatch(CompletableFuture::isDone);
    for (var answer : answers) {
      assertThat(answer)
          .succeedsWithin(Duration.ofSeconds(10))
          .returns(503, response -> response.statusCode());
    }
    SharedKafka.startAgain();
    await().atMost(Duration.ofSeconds(30)).until(() -> webhook.post(notice).statusCode() == 200);
    assertThat(broker.keptOf(notice)).isNotEmpty();
    broker.awaitEventsOf(notice, 1);
  }

  private SnsMessage aNotice() {
    var text = Notice.of(Notice.UNSUBSCRIBE_SUCCESS, "n0123exampleproduct", "X01EXAMPLEX").json();
    return sns.sign(SnsMessage.notification(TOPIC, text, NOON));
  }
}
