package io.gracekeeper.adapter.translation;

import static io.gracekeeper.adapter.KafkaRecords.header;
import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.embedded.PublicDocument;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.Topics;
import io.gracekeeper.events.Wire;
import io.gracekeeper.lag.ConsumerLag;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
class NoticesListenerTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String DEAD_LETTERS = Topics.MARKETPLACE_NOTICES + Topics.DEAD_LETTERS;

  @Inject ConsumerLag lag;

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
  @CsvSource({
    "subscribe-success, agreement-started, offer-abcexample123, true",
    "subscribe-fail, agreement-start-failed, ,",
    "unsubscribe-pending, agreement-cancellation-pending, ,",
    "unsubscribe-success, agreement-ended, ,",
    "entitlement-updated, entitlements-may-have-changed, ,"
  })
  @Tag("E9")
  void eachActionBecomesTheEventThatBillingReads(
      String action, String event, String offer, Boolean freeTrial) throws IOException {
    // Given
    var notice =
        aNotice(new Notice(action, "n0123exampleproduct", "X01EXAMPLEX", offer, freeTrial).json());

    // When
    webhook.post(notice);

    // Then
    var published = eventOf(notice);
    assertThat(Wire.tree(published.value())).isEqualTo(golden(event));
    assertThat(published.key()).isEqualTo("aws:n0123exampleproduct/X01EXAMPLEX");
    var envelope = Wire.decode(EventFamily.MARKETPLACE, published);
    assertThat(envelope.occurredAt()).isEqualTo(NOON);
    assertThat(envelope.cause().notice()).isEqualTo(notice.messageId());
  }

  @Test
  @Tag("E5")
  void anUnknownActionIsKeptAndCountedAndDoesNotComeAgain() {
    // Given
    var notice = aNotice(Notice.of("agreement-frozen", "prod-1", "X01EXAMPLEX").json());
    var before = unknown();

    // When
    var answer = webhook.post(notice);

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    awaitAllTranslated();
    assertThat(unknown()).isGreaterThan(before);
    assertThat(broker.keptOf(notice)).hasSize(1);
  }

  @Test
  @Tag("E6")
  void aNoticeThatCannotBeReadGoesToTheDeadLettersAsItCame() {
    // Given
    var notice = aNotice("Hello");

    // When
    webhook.post(notice);

    // Then
    var dead =
        broker
            .await(DEAD_LETTERS, 1, one -> header(one, "notice_id").equals(notice.messageId()))
            .getFirst();
    assertThat(dead.value()).isEqualTo(notice.json().getBytes(UTF_8));
    assertThat(header(dead, "notice_source")).isEqualTo("aws-sns");
    assertThat(header(dead, "notice_sender")).isEqualTo(TOPIC);
    assertThat(header(dead, "dead_letter_reason")).isEqualTo("The message is no JSON.");
    assertThat(header(dead, "dead_letter_from")).startsWith("marketplace-notices/");
    assertThat(PublicDocument.requiredHeaders("deadLetter"))
        .allSatisfy(name -> assertThat(header(dead, name)).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"of another source", "without a source", "without anything"})
  @Tag("E6")
  void aRecordThatNobodyUnderstandsHoldsUpNoOther(String what) {
    // Given
    var key = UUID.randomUUID().toString();
    var partition = 0;
    broker.put(
        switch (what) {
          case "of another source" -> aRecord(partition, key, "a-marketplace-of-tomorrow");
          case "without a source" ->
              new ProducerRecord<>(Topics.MARKETPLACE_NOTICES, partition, key, new byte[] {'{'});
          default -> new ProducerRecord<>(Topics.MARKETPLACE_NOTICES, partition, key, null);
        });

    // When
    var next = aNotice(Notice.of("unsubscribe-success", "prod-1", key).json());
    broker.put(aRecord(partition, next.messageId(), "aws-sns", next.json().getBytes(UTF_8)));

    // Then
    assertThat(eventOf(next).key()).isEqualTo("aws:prod-1/" + key);
    broker.await(DEAD_LETTERS, 1, one -> key.equals(one.key()));
    awaitAllTranslated();
  }

  private static ProducerRecord<String, byte[]> aRecord(int partition, String key, String source) {
    return aRecord(partition, key, source, new byte[] {'{', '}'});
  }

  private static ProducerRecord<String, byte[]> aRecord(
      int partition, String key, String source, byte[] body) {
    var record = new ProducerRecord<>(Topics.MARKETPLACE_NOTICES, partition, key, body);
    record
        .headers()
        .add("notice_source", source.getBytes(UTF_8))
        .add("notice_sender", TOPIC.getBytes(UTF_8))
        .add("notice_id", key.getBytes(UTF_8))
        .add("notice_received_at", NOON.toString().getBytes(UTF_8));
    return record;
  }

  private double unknown() {
    return webhook.counted("gracekeeper_notices_translated_total", "as", "Unknown").orElse(0);
  }

  /** However busy the machine is; a broker that does not answer in time is asked again. */
  private void awaitAllTranslated() {
    await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> lag.report().isQuiet());
  }

  private ConsumerRecord<String, byte[]> eventOf(SnsMessage notice) {
    return broker.awaitEventsOf(notice, 1).getFirst();
  }

  private SnsMessage aNotice(String text) {
    return sns.sign(SnsMessage.notification(TOPIC, text, NOON));
  }

  private static JsonNode golden(String event) throws IOException {
    var name = "/golden/io.gracekeeper.marketplace." + event + ".json";
    try (var file = EventFamily.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
      return Wire.tree(file.readAllBytes());
    }
  }
}
