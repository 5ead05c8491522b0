package io.gracekeeper.adapter.translation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.adapter.notices.Notice;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.events.Topics;
import io.gracekeeper.lag.ConsumerLag;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
class BrokerAwayBeforeTheCommitTest {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  @Inject ConsumerLag lag;
  @Inject Farewell farewell;

  private final KafkaRecords broker = new KafkaRecords();

  /** While its notice is read the broker goes away; then the notice is done with. */
  @ApplicationScoped
  static class Farewell implements Dialect {

    private final AtomicBoolean said = new AtomicBoolean();

    @Override
    public String source() {
      return "farewell";
    }

    @Override
    public Translation translate(Notice notice) {
      if (said.compareAndSet(false, true)) {
        SharedKafka.stop();
      }
      return new Translation.Nothing();
    }

    boolean isSaid() {
      return said.get();
    }
  }

  /** Until it keeps notices again, for its producer may look for the broker longer than others. */
  @AfterEach
  void comeBack() {
    SharedKafka.startAgain();
    await().atMost(LONG_ENOUGH).until(() -> posted().statusCode() == 200);
  }

  @Test
  @Tag("E2")
  void whatIsDoneWithIsCommittedOnceTheBrokerIsBackWithoutAnotherNotice() {
    // Given
    await().atMost(LONG_ENOUGH).until(() -> lag.report().isQuiet());

    // When
    broker.put(aFarewell());
    await().atMost(LONG_ENOUGH).until(farewell::isSaid);
    // So long that a producer gives up; by then so has a commit that is tried once.
    assertThat(posted().statusCode()).isEqualTo(503);
    SharedKafka.startAgain();

    // Then
    await()
        .atMost(LONG_ENOUGH)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(lag.report().underWay()).isNull());
  }

  private static HttpResponse<String> posted() {
    try (var sns = SnsTwin.asConfigured()) {
      var notice = SnsMessage.notification(SnsTwinResource.TOPIC, "Hello", SnsTwin.LONG_AGO);
      return new Webhook().post(sns.sign(notice));
    }
  }

  private static ProducerRecord<String, byte[]> aFarewell() {
    var record =
        new ProducerRecord<>(Topics.MARKETPLACE_NOTICES, "farewell", new byte[] {'{', '}'});
    record
        .headers()
        .add("notice_source", "farewell".getBytes(UTF_8))
        .add("notice_sender", "nobody".getBytes(UTF_8))
        .add("notice_id", "farewell".getBytes(UTF_8))
        .add("notice_received_at", "2026-03-01T12:00:00Z".getBytes(UTF_8));
    return record;
  }
}
