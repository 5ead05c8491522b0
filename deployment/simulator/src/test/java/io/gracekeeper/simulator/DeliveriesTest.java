package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.simulator.Receiver.Received;
import io.gracekeeper.simulator.sns.Notice;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickSandbox.class)
@Tag("E2")
class DeliveriesTest {

  private final Api api = new Api();
  private final String listing = "prod-" + UUID.randomUUID();
  private Receiver receiver;

  @BeforeEach
  void subscribe() throws IOException {
    api.untilQuiet();
    receiver = new Receiver();
    receiver.subscribe(api, Notice.subscriptionTopic(listing), "1");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void whatIsTakenAtOnceIsPostedOnce() {
    // When
    var id = send();

    // Then
    api.untilQuiet();
    assertThat(delivery(id))
        .isEqualTo(
            """
            [{"action":"subscribe-success","endpoint":"%s","attempts":1,"state":"DELIVERED",\
            "lastStatus":200,"messageId":"%s"}]\
            """
                .formatted(receiver.url(), id));
  }

  @Test
  void aReceiverInTroubleGetsTheSameBytesAgain() {
    // Given
    receiver.willAnswer(503, 429, Receiver.NO_ANSWER, 200);

    // When
    var id = send();

    // Then
    api.untilQuiet();
    assertThat(receiver.notices(4)).extracting(Received::body).hasSize(4).containsOnly(sent());
    assertThat(delivery(id)).contains("\"attempts\":4,\"state\":\"DELIVERED\",\"lastStatus\":200");
  }

  @Test
  void afterThreeRetriesAMessageIsDiscarded() {
    // Given
    receiver.willAnswer(500, 502, 503, 504);

    // When
    var id = send();

    // Then
    api.untilQuiet();
    assertThat(receiver.notices(4)).hasSize(4);
    assertThat(delivery(id)).contains("\"attempts\":4,\"state\":\"DISCARDED\",\"lastStatus\":504");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 403, 404, 413})
  void aRefusalIsFinal(int status) {
    // Given
    receiver.willAnswer(status);

    // When
    var id = send();

    // Then
    api.untilQuiet();
    assertThat(delivery(id))
        .contains("\"attempts\":1,\"state\":\"DISCARDED\",\"lastStatus\":" + status);
  }

  @Test
  void aReceiverThatIsNotThereIsTriedAgain() {
    // Given
    receiver.close();

    // When
    var id = send();

    // Then
    api.untilQuiet();
    assertThat(delivery(id)).contains("\"attempts\":4,\"state\":\"DISCARDED\",\"lastStatus\":null");
  }

  @Test
  void aMessageThatIsStillTriedIsUnderWay() {
    // Given
    receiver.willAnswer(Collections.nCopies(4, Receiver.NO_ANSWER).toArray(Integer[]::new));

    // When
    send();

    // Then
    assertThat(api.get("/sandbox/pulse").json().get("underWay").toString())
        .isEqualTo("[\"SNS deliveries: 1\"]");
  }

  @Test
  @Tag("D4")
  void whatIsRedeliveredIsTheVerySame() {
    // Given
    var id = send();
    api.untilQuiet();

    // When
    var answer = api.post("/aws/messages/" + id + "/redeliver", "");

    // Then
    assertThat(answer.status()).isEqualTo(202);
    assertThat(receiver.notices(2)).extracting(Received::body).hasSize(2).containsOnly(sent());
  }

  @Test
  void whatWasNeverSentCannotBeRedelivered() {
    // When
    var answer = api.post("/aws/messages/" + UUID.randomUUID() + "/redeliver", "");

    // Then
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.at("code")).isEqualTo("unknown-message");
  }

  private String send() {
    return api.post(
            "/aws/notices",
            """
            {"listing":"%s","buyer":"X01","action":"subscribe-success"}\
            """
                .formatted(listing))
        .json()
        .get("messageIds")
        .get(0)
        .asText();
  }

  private String delivery(String messageId) {
    return api.get("/aws/deliveries?message=" + messageId).text();
  }

  private String sent() {
    return receiver.notices(1).getFirst().body();
  }
}
