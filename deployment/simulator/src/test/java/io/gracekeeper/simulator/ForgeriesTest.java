package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.simulator.sns.Notice;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(QuickSandbox.class)
@Tag("E1")
class ForgeriesTest {

  private final Api api = new Api();
  private final Verifier verifier = new Verifier(api);
  private final String listing = "prod-" + UUID.randomUUID();
  private Receiver receiver;

  @BeforeEach
  void subscribe() throws IOException {
    receiver = new Receiver();
    receiver.subscribe(api, Notice.subscriptionTopic(listing), "1");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @CsvSource({
    "tampered, wrong signature",
    "foreign-topic, foreign topic",
    "look-alike-host, foreign host",
    "self-signed, untrusted certificate",
    "raw, no envelope"
  })
  void aForgeryIsWrongInItsOwnWay(String kind, String judgement) throws Exception {
    // Given
    receiver.willAnswer(403);

    // When
    var answer = forge(kind);

    // Then
    assertThat(answer.at("status")).isEqualTo("403");
    var forged = receiver.received(2).getLast();
    assertThat(verifier.judge(forged)).isEqualTo(judgement);
    assertThat(forged.body()).contains("unsubscribe-success", "X01", listing);
  }

  @Test
  void aReceiverThatDoesNotAnswerHasNoStatus() {
    // Given
    receiver.willAnswer(Receiver.NO_ANSWER);

    // When
    var answer = forge("tampered");

    // Then
    assertThat(answer.json().get("status").isNull()).isTrue();
  }

  @Test
  void aForgeryNeedsSomebodyToFool() {
    // When
    var answer =
        api.post(
            "/aws/forgeries",
            """
            {"kind":"raw","listing":"unknown","buyer":"X01","action":"subscribe-success"}\
            """);

    // Then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("code")).isEqualTo("nobody-subscribed");
  }

  @Test
  void theTrustAnchorIsServedAndLiesInItsFile() throws IOException {
    // When
    var answer = api.get("/aws/trust-anchor.pem");

    // Then
    assertThat(answer.text())
        .startsWith("-----BEGIN CERTIFICATE-----")
        .isEqualTo(Files.readString(QuickSandbox.TRUST_ANCHOR));
  }

  @Test
  void aCertificateThatIsNotServedIsUnknown() {
    // When
    var answer = api.get("/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem");

    // Then
    assertThat(answer.status()).isEqualTo(404);
  }

  private Api.Answer forge(String kind) {
    return api.post(
        "/aws/forgeries",
        """
        {"kind":"%s","listing":"%s","buyer":"X01","action":"unsubscribe-success"}\
        """
            .formatted(kind, listing));
  }
}
