package io.gracekeeper.adapter;

import static io.gracekeeper.access.Role.OPERATOR;
import static io.gracekeeper.callers.Callers.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.queue.SqsResource;
import io.gracekeeper.callers.AccessTable;
import io.gracekeeper.callers.IssuerResource;
import io.gracekeeper.callers.Line;
import io.gracekeeper.callers.RunningEndpoints;
import io.gracekeeper.embedded.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may do what here: the table that docs/access shows. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
@WithTestResource(IssuerResource.class)
@WithTestResource(SqsResource.class)
@Tag("A1")
class AccessTableTest {

  private static final Map<String, String> NOBODYS = Map.of("account", "acme");
  private static final Map<String, ?> NOTHING_OF_WHAT_IS_KEPT =
      Map.of("shelf", "kept", "receivedUntil", "1970-01-02T00:00:00Z");

  private static AccessTable table(String deadLetter, String replay) {
    var lying = Map.of("shelf", "dead-letters", "position", deadLetter);
    return new AccessTable(
        Line.of("POST /aws/sns", NOBODYS)
            .saying(Map.of("Type", "Notification"))
            .openButProving(400, "incomplete-envelope"),
        Line.of("POST /aws/eventbridge", NOBODYS)
            .saying(Map.of("source", "aws.agreement-marketplace"))
            .openButProving(403, "unknown-secret"),
        Line.of("POST /aws/registrations", NOBODYS)
            .openButProving(400, "marketplace-token-missing"),
        Line.of("GET /notices/{shelf}", lying).by(OPERATOR),
        Line.of("GET /notices/{shelf}/{position}", lying).by(OPERATOR),
        Line.of("POST /notices/{shelf}/{position}/replay", lying).by(OPERATOR),
        Line.of("POST /replays", NOBODYS).by(OPERATOR).saying(NOTHING_OF_WHAT_IS_KEPT),
        Line.of("GET /replays", NOBODYS).by(OPERATOR),
        Line.of("GET /replays/{replay}", NOBODYS).with("replay", replay).by(OPERATOR),
        Line.of("GET /sandbox/pulse", NOBODYS).by(OPERATOR),
        Line.of("GET /sandbox/due", NOBODYS).by(OPERATOR),
        Line.of("PUT /sandbox/clock", NOBODYS)
            .by(OPERATOR)
            .saying(Map.of("to", "2026-01-01T00:00:00Z")));
  }

  @Test
  @Tag("E1")
  void everybodyIsAnsweredAsTheTableSays() {
    // Given
    var dead =
        new KafkaRecords()
            .put(new ProducerRecord<>("marketplace-notices.dead-letters", "a key", new byte[1]));
    var begun =
        asOperator()
            .contentType(ContentType.JSON)
            .body(NOTHING_OF_WHAT_IS_KEPT)
            .post("/replays")
            .then()
            .statusCode(200)
            .extract()
            .<String>path("id");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> asOperator().get("/replays/" + begun).path("state").equals("FINISHED"));

    // When
    var table = table(dead.partition() + "-" + dead.offset(), begun);

    // Then
    assertThat(table.mismatches()).isEmpty();
  }

  @Test
  void everyEndpointIsInTheTable() {
    assertThat(table("", "").endpoints()).isEqualTo(RunningEndpoints.all());
  }

  @Test
  void theTableInTheDocumentationIsThisOne() {
    assertThat(table("", "").committed()).isEqualTo(table("", "").document());
  }
}
