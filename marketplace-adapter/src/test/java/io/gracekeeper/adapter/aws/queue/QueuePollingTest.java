package io.gracekeeper.adapter.aws.queue;

import static io.gracekeeper.adapter.attack.Attack.On.QUEUE;
import static io.gracekeeper.adapter.aws.SnsTwinResource.SELLER;
import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.attack.Answer;
import io.gracekeeper.adapter.attack.Attack;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.callers.IssuerResource;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.events.Topics;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies on a queue of ours: messages of SNS, and events of EventBridge. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
@WithTestResource(IssuerResource.class)
@WithTestResource(SqsResource.class)
class QueuePollingTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String QUARANTINE = "marketplace-notices.quarantine";

  private final KafkaRecords broker = new KafkaRecords();
  private final String id = UUID.randomUUID().toString();
  private Queue queue;
  private SnsTwin sns;

  @BeforeEach
  void open() {
    queue = new Queue();
    sns = SnsTwin.asConfigured();
  }

  @AfterEach
  void close() {
    SharedKafka.startAgain();
    sns.close();
    queue.close();
  }

  @Test
  @Tag("E1")
  @Tag("E2")
  @Tag("E8")
  void aMessageOfSnsIsProvenKeptAndOnlyThenTakenAway() {
    // Given
    var notice = aNotice();

    // When
    queue.hold(notice.json());

    // Then
    queue.awaitEmpty();
    assertThat(broker.keptOf(notice)).hasSize(1);
    assertThat(broker.keptOf(notice).getFirst().value()).asString().isEqualTo(notice.json());
    broker.awaitEventsOf(notice, 1);
  }

  @Test
  @Tag("B3")
  @Tag("E2")
  void anEventOfEventBridgeIsKeptAndOnlyThenTakenAway() {
    // When
    queue.hold(anEvent(SELLER));

    // Then
    queue.awaitEmpty();
    assertThat(keptById()).hasSize(1);
    broker.await(
        Topics.MARKETPLACE_EVENTS, 2, it -> KafkaRecords.header(it, "ce_notice").equals(id));
  }

  @Test
  @Tag("D4")
  void whatComesByTwoWaysTellsTheSame() {
    // Given
    var notice = aNotice();
    assertThat(new Webhook().post(notice).statusCode()).isEqualTo(200);

    // When
    queue.hold(notice.json());

    // Then
    assertThat(broker.awaitEventsOf(notice, 2))
        .extracting(event -> KafkaRecords.header(event, "ce_id"))
        .containsOnly(KafkaRecords.header(broker.awaitEventsOf(notice, 2).getFirst(), "ce_id"));
  }

  @Attack(
      on = QUEUE,
      by = "What is no envelope: any text, a message delivered raw",
      answer = "quarantined not-an-envelope",
      note =
          "With its bytes and its reason on `marketplace-notices.quarantine`; then it is taken from the queue.")
  @ParameterizedTest
  @ValueSource(strings = {"Hello", "{\"action\":\"unsubscribe-success\"}"})
  @Tag("E1")
  void whatNobodyCanBelieveIsQuarantinedWithItsReasonAndHoldsUpNobody(String body, Answer answer) {
    // Given
    var notice = aNotice();

    // When
    queue.hold(body);
    queue.hold(notice.json());

    // Then
    queue.awaitEmpty();
    assertThat(quarantined(body)).containsExactly(answer);
    assertThat(broker.keptOf(notice)).isNotEmpty();
  }

  @Attack(
      on = QUEUE,
      by = "An envelope of SNS whose text is changed",
      answer = "quarantined forged-signature",
      note = "Proven as over HTTPS: who may send to the queue is not the question.")
  @Test
  @Tag("E1")
  void aForgeryIsQuarantined(Answer answer) {
    // Given
    var forged = aNotice().json().replace("unsubscribe-success", "subscribe-success");

    // When
    queue.hold(forged);

    // Then
    queue.awaitEmpty();
    assertThat(quarantined(forged)).containsExactly(answer);
  }

  @Attack(
      on = QUEUE,
      by = "Another account's topic, genuinely signed by SNS",
      answer = "quarantined foreign-topic")
  @Test
  @Tag("E1")
  void anotherAccountsTopicIsQuarantined(Answer answer) {
    // Given
    var attacker = "arn:aws:sns:us-east-1:123456789012:attacker";
    var foreign = sns.sign(SnsMessage.notification(attacker, "Hello", NOON));

    // When
    queue.hold(foreign.json());

    // Then
    queue.awaitEmpty();
    assertThat(quarantined(foreign.json())).containsExactly(answer);
    assertThat(broker.keptOf(foreign)).isEmpty();
  }

  @Attack(
      on = QUEUE,
      by = "An event of another account's bus",
      answer = "quarantined foreign-account",
      note =
          "Events have no signature: the queue's policy keeps others out, and this is the second look.")
  @Test
  @Tag("E1")
  void anotherAccountsEventIsQuarantined(Answer answer) {
    // Given
    var foreign = anEvent("999999999999");

    // When
    queue.hold(foreign);

    // Then
    queue.awaitEmpty();
    assertThat(quarantined(foreign)).containsExactly(answer);
    assertThat(keptById()).isEmpty();
  }

  @Test
  @Tag("E2")
  void whatCannotBeKeptNowStaysOnItsQueueAndIsKeptLater() {
    // Given
    queue.hold(anEvent(SELLER));
    queue.awaitEmpty();
    SharedKafka.stop();

    // When
    var notices = IntStream.range(0, 12).mapToObj(_ -> aNotice()).toList();
    notices.forEach(notice -> queue.hold(notice.json()));

    // Then
    assertThat(queue.length()).isEqualTo(notices.size());
    SharedKafka.startAgain();
    queue.awaitEmpty();
    assertThat(notices).allSatisfy(notice -> assertThat(broker.keptOf(notice)).isNotEmpty());
  }

  private List<ConsumerRecord<String, byte[]>> keptById() {
    return broker.of(Topics.MARKETPLACE_NOTICES).stream()
        .filter(record -> KafkaRecords.header(record, "notice_id").equals(id))
        .toList();
  }

  private List<Answer> quarantined(String body) {
    return broker
        .await(QUARANTINE, 1, record -> body.equals(new String(record.value(), UTF_8)))
        .stream()
        .map(record -> Answer.quarantined(KafkaRecords.header(record, "quarantine_reason")))
        .distinct()
        .toList();
  }

  private SnsMessage aNotice() {
    var text = Notice.of(Notice.UNSUBSCRIBE_SUCCESS, "n0123exampleproduct", "X01EXAMPLEX").json();
    return sns.sign(SnsMessage.notification(TOPIC, text, NOON));
  }

  private String anEvent(String account) {
    return "{\"version\":\"0\",\"id\":\""
        + id
        + "\",\"detail-type\":\"License Deprovisioned - Manufacturer\","
        + "\"source\":\"aws.agreement-marketplace\",\"account\":\""
        + account
        + "\",\"time\":\"2026-08-30T21:36:03Z\",\"detail\":{\"agreement\":{\"id\":\"agmt-"
        + id
        + "\"},\"license\":{\"arn\":\"arn:aws:license-manager::1:license:l-"
        + id
        + "\"},\"product\":{\"code\":\"n0123exampleproduct\"}}}";
  }
}
