package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import io.gracekeeper.simulator.Receiver.Received;
import io.gracekeeper.simulator.sns.Notice;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which AWS tells a vendor something. */
@QuarkusTest
@TestProfile(WaysSandbox.class)
class WaysTest {

  private final Api api = new Api();
  private Receiver destination;
  private PolledQueue queue;

  @BeforeEach
  void listen() throws IOException {
    destination = new Receiver(WaysSandbox.port("destination"));
    queue = new PolledQueue();
  }

  @AfterEach
  void close() {
    choose("redis-cloud-payg", "SNS_HTTPS");
    destination.close();
    queue.close();
  }

  @Test
  @Tag("E1")
  void anEventIsPostedWithTheSecret() {
    // Given
    choose("redis-cloud", "EVENTBRIDGE_HTTPS");

    // When
    var agreement = buy();

    // Then
    var received = destination.received(2);
    assertThat(received)
        .extracting(Received::headers)
        .extracting(headers -> headers.getFirst("X-Gracekeeper-Secret"))
        .containsOnly(WaysSandbox.SECRET);
    assertThat(received)
        .extracting(post -> post.field("detail-type"))
        .containsExactlyInAnyOrder(
            "Purchase Agreement Created - Proposer", "License Updated - Manufacturer");
    assertThat(told(agreement))
        .containsExactlyInAnyOrderElementsOf(received.stream().map(Received::body).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 500, 503, Receiver.NO_ANSWER})
  @Tag("E2")
  void anEventThatWasNotTakenComesAgainUnderTheSameId(int answer) {
    // Given
    choose("redis-cloud", "EVENTBRIDGE_HTTPS");
    destination.willAnswer(answer);

    // When
    tell("Spend Threshold Reached");

    // Then
    assertThat(destination.received(2))
        .extracting(Received::body)
        .hasSize(2)
        .satisfies(bodies -> assertThat(bodies.getFirst()).isEqualTo(bodies.getLast()));
  }

  @Test
  void whatIsRefusedDoesNotComeAgain() {
    // Given
    choose("redis-cloud", "EVENTBRIDGE_HTTPS");
    destination.willAnswer(403);

    // When
    var id = tell("Spend Threshold Reached");

    // Then
    api.untilQuiet();
    assertThat(api.get("/aws/deliveries?message=" + id).text())
        .contains("\"attempts\":1,\"state\":\"DISCARDED\",\"lastStatus\":403");
  }

  @Test
  void anEventLiesOnTheQueueAsItIs() {
    // Given
    choose("redis-cloud", "EVENTBRIDGE_SQS");

    // When
    var agreement = buy();

    // Then
    assertThat(queue.url()).endsWith("/000000000000/marketplace");
    assertThat(queue.taken(2)).containsExactlyInAnyOrderElementsOf(told(agreement));
    assertThat(destination.received(0)).isEmpty();
  }

  @Test
  @Tag("D4")
  void byTwoWaysTheSameComesUnderOneId() {
    // Given
    choose("redis-cloud", "EVENTBRIDGE_HTTPS\",\"EVENTBRIDGE_SQS");

    // When
    tell("Spend Threshold Reached");

    // Then
    assertThat(queue.taken(1)).containsExactly(destination.received(1).getFirst().body());
  }

  @Test
  @Tag("E1")
  void aNoticeOfSnsLiesOnTheQueueInItsSignedEnvelope() throws Exception {
    // Given
    choose("redis-cloud-payg", "SNS_SQS");

    // When
    api.post(
        "/aws/notices",
        "{\"listing\":\"redis-cloud-payg\",\"buyer\":\"X01\",\"action\":\"subscribe-success\"}");

    // Then
    var envelope = new Received(new Headers(), queue.taken(1).getFirst());
    assertThat(envelope.field("TopicArn")).isEqualTo(Notice.subscriptionTopic("redis-cloud-payg"));
    assertThat(envelope.action()).isEqualTo("subscribe-success");
    assertThat(new Verifier(api).judge(envelope)).isEqualTo("genuine");
  }

  @Test
  void whatLiesOnTheQueueIsUnderWayUntilItIsTakenAway() {
    // Given
    choose("redis-cloud", "EVENTBRIDGE_SQS");

    // When
    tell("Spend Threshold Reached");

    // Then
    assertThat(api.get("/sandbox/pulse").json().get("underWay")).isNotEmpty();

    // When
    queue.taken(1);

    // Then
    api.untilQuiet();
  }

  @Test
  void aListingIsToldOfInItsOwnDialectOnly() {
    // When
    var refused = api.put("/aws/ways/redis-cloud", "{\"ways\":[\"SNS_HTTPS\"]}");

    // Then
    assertThat(refused.at("code")).isEqualTo("other-generation");
    assertThat(api.get("/aws/ways").json().get("redis-cloud-payg").toString())
        .isEqualTo("[\"SNS_HTTPS\"]");
  }

  private void choose(String listing, String ways) {
    var answer = api.put("/aws/ways/" + listing, "{\"ways\":[\"" + ways + "\"]}");
    assertThat(answer.status()).isEqualTo(200);
  }

  private String buy() {
    return api.post("/aws/agreements", "{\"listing\":\"redis-cloud\",\"buyer\":\"111122223333\"}")
        .at("id");
  }

  /** Any event will do; returns its id. */
  private String tell(String type) {
    return api.post(
            "/aws/events",
            "{\"listing\":\"redis-cloud\",\"detail-type\":\"%s\",\"detail\":{}}".formatted(type))
        .json()
        .at("/0/event/id")
        .asText();
  }

  private List<String> told(String agreement) {
    return api.get("/aws/events?agreement=" + agreement)
        .json()
        .valueStream()
        .map(event -> event.get("event"))
        .map(JsonNode::toString)
        .toList();
  }
}
