package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.simulator.Api.Answer;
import io.gracekeeper.simulator.Receiver.Received;
import io.gracekeeper.simulator.sns.Notice;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may befall notices on their way; both dialects pass the same dials. */
@QuarkusTest
@TestProfile(WaysSandbox.class)
class DialsTest {

  private static final Map<String, String> FORM =
      Map.of("Content-Type", "application/x-www-form-urlencoded");

  private final Api api = new Api();
  private final String listing = "prod-" + UUID.randomUUID();
  private Receiver receiver;
  private Receiver destination;

  @BeforeEach
  void subscribe() throws IOException {
    receiver = new Receiver();
    receiver.subscribe(api, Notice.subscriptionTopic(listing), "1");
    destination = new Receiver(WaysSandbox.port("destination"));
    api.put("/aws/ways/redis-cloud", "{\"ways\":[\"EVENTBRIDGE_HTTPS\"]}");
  }

  @AfterEach
  void turnOff() {
    turn("{}");
    api.untilQuiet();
    receiver.close();
    destination.close();
  }

  @Test
  void twoCopiesAreTheSameMessageTwice() {
    // Given
    turn("{\"copies\":2}");

    // When
    var ids = send(1);
    tell();

    // Then
    assertThat(receiver.notices(2))
        .extracting(notice -> notice.field("MessageId"))
        .containsExactly(ids.getFirst(), ids.getFirst());
    assertThat(destination.received(2))
        .extracting(Received::body)
        .hasSize(2)
        .satisfies(bodies -> assertThat(bodies.getFirst()).isEqualTo(bodies.getLast()));
  }

  @Test
  void whatIsToBeLostIsLostAndNothingElse() {
    // Given
    turn("{\"loseNext\":1}");

    // When
    var ids = send(2);

    // Then
    assertThat(receiver.notices(1))
        .extracting(notice -> notice.field("MessageId"))
        .containsExactly(ids.getLast());
    assertThat(api.get("/aws/dials").json().get("lost").toString()).contains(ids.getFirst());
  }

  @Test
  void theSameSeedLosesTheSame() {
    // When
    var first = lostWith(7);
    var again = lostWith(7);

    // Then
    assertThat(first).isNotEmpty().hasSizeLessThan(20).isEqualTo(again);
  }

  @Test
  void whatIsGatheredGoesShuffledOnceItIsEnough() {
    // Given
    turn("{\"reorder\":3,\"seed\":1}");

    // When
    var ids = send(2);

    // Then
    assertThat(api.get("/aws/dials").json().get("gathered").asInt()).isEqualTo(2);
    assertThat(receiver.received(1)).hasSize(1);

    // When
    var last = send(1);

    // Then
    assertThat(receiver.notices(3))
        .extracting(notice -> notice.field("MessageId"))
        .containsExactlyInAnyOrder(ids.getFirst(), ids.getLast(), last.getFirst());
  }

  @Test
  void whoeverTurnsTheDialBackGetsWhatWasGathered() {
    // Given
    turn("{\"reorder\":10}");
    var ids = send(2);

    // When
    turn("{}");

    // Then
    assertThat(receiver.notices(2))
        .extracting(notice -> notice.field("MessageId"))
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void aDelayIsBusinessTime() {
    // Given
    turn("{\"delay\":\"PT3H\"}");
    send(1);
    assertThat(receiver.received(1)).hasSize(1);

    // When
    api.moveTo(api.now().plus(Duration.ofHours(3)));

    // Then
    assertThat(receiver.notices(1)).hasSize(1);
  }

  @Test
  void aDelayIsShownAsItWasSaid() {
    assertThat(turn("{\"delay\":\"PT3H\"}").json().at("/dials/delay").asText()).isEqualTo("PT3H");
  }

  @Test
  void anOutageOnlyHoldsUp() {
    // Given
    turn("{\"outage\":true}");
    var ids = send(2);
    assertThat(api.get("/aws/dials").json().get("heldUp").asInt()).isEqualTo(2);

    // When
    turn("{}");

    // Then
    assertThat(receiver.notices(2))
        .extracting(notice -> notice.field("MessageId"))
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void chanceAnswersItsSeed() {
    assertThat(turn("{\"loseShare\":0.5}").json().at("/dials/seed").isNumber()).isTrue();
    assertThat(turn("{\"seed\":7}").json().at("/dials/seed").asLong()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"copies\":0}", "{\"reorder\":1}", "{\"loseNext\":-1}", "{\"loseShare\":2}"})
  void noDialGoesThatFar(String dials) {
    assertThat(turn(dials).status()).isEqualTo(400);
  }

  @Test
  void thePageTurnsWhatItsFormsName() {
    // When
    var turned = api.post("/dials/notices", "copies=3&loseShare=10&seed=5", FORM);
    var refused = api.post("/dials/notices", "copies=1000", FORM);
    api.post("/dials/apis", "fault-AGREEMENT=THROTTLED&calls-AGREEMENT=2", FORM);
    api.post("/dials/ways", "listing=redis-cloud&way=EVENTBRIDGE_SQS", FORM);

    // Then
    assertThat(turned.status()).isEqualTo(303);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(api.get("/aws/dials").json().get("dials").toString())
        .contains("\"copies\":3", "\"loseShare\":0.1", "\"seed\":5");
    assertThat(api.get("/aws/ways").json().get("redis-cloud").toString())
        .isEqualTo("[\"EVENTBRIDGE_SQS\"]");
    assertThat(api.get("/dials").text())
        .contains("value=\"3\"", "<option value=\"THROTTLED\" selected>")
        .contains("value=\"EVENTBRIDGE_SQS\" checked");
    api.post("/dials/apis", "", FORM);
  }

  /** Which of twenty are lost. */
  private List<Integer> lostWith(int seed) {
    turn("{\"loseShare\":0.3,\"seed\":%d}".formatted(seed));
    var ids = send(20);
    var lost = api.get("/aws/dials").json().get("lost").toString();
    return IntStream.range(0, ids.size())
        .filter(each -> lost.contains(ids.get(each)))
        .boxed()
        .toList();
  }

  private Answer turn(String dials) {
    return api.put("/aws/dials", dials);
  }

  private List<String> send(int times) {
    return api.post(
            "/aws/notices",
            "{\"listing\":\"%s\",\"buyer\":\"X01\",\"action\":\"subscribe-success\",\"times\":%d}"
                .formatted(listing, times))
        .json()
        .get("messageIds")
        .valueStream()
        .map(id -> id.asText())
        .toList();
  }

  private void tell() {
    api.post(
        "/aws/events",
        "{\"listing\":\"redis-cloud\",\"detail-type\":\"Spend Threshold Reached\",\"detail\":{}}");
  }
}
