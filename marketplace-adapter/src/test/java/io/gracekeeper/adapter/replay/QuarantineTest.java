package io.gracekeeper.adapter.replay;

import static io.gracekeeper.adapter.aws.SnsTwinResource.TOPIC;
import static io.gracekeeper.callers.Callers.asOperator;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.queue.SqsResource;
import io.gracekeeper.callers.IssuerResource;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.simulator.sns.Notice;
import io.gracekeeper.simulator.sns.SignatureVersion;
import io.gracekeeper.simulator.sns.SigningAuthority;
import io.gracekeeper.simulator.sns.SnsMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an operator does about messages that a queue held and nobody could believe. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
@WithTestResource(IssuerResource.class)
@WithTestResource(SqsResource.class)
@Tag("E1")
@Tag("E6")
class QuarantineTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String QUARANTINE = "marketplace-notices.quarantine";

  private final KafkaRecords broker = new KafkaRecords();
  private SnsTwin sns;

  @BeforeEach
  void open() {
    sns = SnsTwin.asConfigured();
  }

  @AfterEach
  void close() {
    sns.close();
  }

  @Test
  void itIsListedWithItsReasonAndShownWithoutItsSecrets() {
    // Given
    var asked = sns.sign(SnsMessage.subscriptionConfirmation(TOPIC, "2336412f", NOON));
    var position = quarantined(asked.json());

    // When
    var shown = get(position);

    // Then
    shown
        .body("notice.reason", equalTo("foreign-topic"))
        .body("notice.from", equalTo("https://sqs.example/queue"))
        .body("notice.sent", nullValue())
        .body("notice.settled", equalTo(false))
        .body("body", containsString(TOPIC))
        .body("body", not(containsString("2336412f")));
    assertThat(asOperator().get("/notices/quarantine?limit=200").asString())
        .contains("\"" + position + "\"")
        .doesNotContain("2336412f");
  }

  @Test
  void whatIsProvenThisTimeIsKeptOnceAndToldAsAnyNotice() {
    // Given
    var notice = aNotice();
    var position = quarantined(notice.json());

    // When
    replayed(position).body("outcome", equalTo("KEPT"));
    replayed(position).body("outcome", equalTo("KEPT"));

    // Then
    broker.awaitEventsOf(notice, 1);
    assertThat(broker.keptOf(notice)).hasSize(1);
    assertThat(broker.keptOf(notice).getFirst().value()).asString().isEqualTo(notice.json());
    get(position).body("notice.settled", equalTo(true));
  }

  @Test
  void aForgeryIsProvenFromTheStartAndStaysWhereItIs() {
    // Given
    var forged = aNotice().with("Message", "{}");
    var position = quarantined(forged.json());

    // When
    var replayed = replayed(position);

    // Then
    replayed.body("outcome", equalTo("REFUSED")).body("why", equalTo("forged-signature"));
    get(position).body("notice.settled", equalTo(false));
    assertThat(broker.keptOf(forged)).isEmpty();
    assertThat(broker.of(QUARANTINE))
        .filteredOn(record -> forged.json().equals(new String(record.value(), UTF_8)))
        .hasSize(1);
  }

  @Test
  void whatCannotBeProvenNowIsPutOffAndNotNoted() {
    // Given
    var fresh = sns.authority().issue(SigningAuthority.SNS_NAME, SnsTwin.LONG_AGO, SnsTwin.FAR_OFF);
    sns.at(fresh.path(), 503, "");
    var notice = SnsMessage.notification(TOPIC, "Hello", NOON).signed(fresh, SignatureVersion.V2);
    var position = quarantined(notice.json());

    // When
    var replayed = asOperator().post("/notices/quarantine/" + position + "/replay").then();

    // Then
    replayed.statusCode(503).body("code", equalTo("not-proven-now"));
    get(position).body("notice.lastAttempt", nullValue());
  }

  private String quarantined(String body) {
    var record = new ProducerRecord<>(QUARANTINE, (String) null, body.getBytes(UTF_8));
    record
        .headers()
        .add("quarantine_reason", "foreign-topic".getBytes(UTF_8))
        .add("quarantine_from", "https://sqs.example/queue".getBytes(UTF_8))
        .add("quarantine_at", NOON.toString().getBytes(UTF_8));
    var put = broker.put(record);
    return put.partition() + "-" + put.offset();
  }

  private SnsMessage aNotice() {
    var text = Notice.of(Notice.UNSUBSCRIBE_SUCCESS, "n0123exampleproduct", "X01EXAMPLEX").json();
    return sns.sign(SnsMessage.notification(TOPIC, text, NOON));
  }

  private static ValidatableResponse replayed(String position) {
    return asOperator().post("/notices/quarantine/" + position + "/replay").then().statusCode(200);
  }

  private static ValidatableResponse get(String position) {
    return asOperator().get("/notices/quarantine/" + position).then().statusCode(200);
  }
}
