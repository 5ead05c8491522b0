package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.simulator.Receiver.Received;
import io.gracekeeper.simulator.sns.Notice;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuickSandbox.class)
class NoticesTest {

  private final Api api = new Api();
  private final Verifier verifier = new Verifier(api);
  private final String listing = "prod-" + UUID.randomUUID();
  private Receiver receiver;

  @BeforeEach
  void subscribe() throws IOException {
    receiver = new Receiver();
    receiver.subscribe(api, Notice.subscriptionTopic(listing), "2");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "\"2\"", "1", "2"})
  @Tag("E1")
  void aNoticeIsGenuineInBothVersions(String version) throws Exception {
    // When
    send("\"action\":\"subscribe-success\",\"signatureVersion\":" + version);

    // Then
    var notice = receiver.notices(1).getFirst();
    assertThat(notice.field("SignatureVersion")).isEqualTo(version.replace("\"", ""));
    assertThat(verifier.judge(notice)).isEqualTo("genuine");
  }

  @Test
  void aNoticeIsSignedAsTheTopicWantsIt() {
    // When
    send("\"action\":\"subscribe-success\"");

    // Then
    assertThat(receiver.notices(1).getFirst().field("SignatureVersion")).isEqualTo("2");
  }

  @Test
  void theSameSaidFiveTimesIsFiveMessages() {
    // When
    var answer = send("\"action\":\"unsubscribe-success\",\"times\":5");

    // Then
    assertThat(answer.status()).isEqualTo(202);
    var ids = answer.json().get("messageIds").valueStream().map(id -> id.asText()).toList();
    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    assertThat(receiver.notices(5))
        .extracting(notice -> notice.field("MessageId"))
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  @Tag("D4")
  void aNoticeMayBeDatedBack() {
    // When
    send("\"action\":\"unsubscribe-success\",\"at\":\"2026-01-01T00:00:00Z\"");

    // Then
    assertThat(receiver.notices(1).getFirst().field("Timestamp"))
        .isEqualTo("2026-01-01T00:00:00.000Z");
  }

  @Test
  @Tag("E5")
  void aNoticeMaySayWhatNobodyKnows() {
    // When
    send("\"action\":\"subscription-upgraded\",\"offer\":\"offer-1\",\"freeTrial\":false");

    // Then
    assertThat(receiver.notices(1).getFirst().field("Message"))
        .isEqualTo(
            """
            {"action":"subscription-upgraded","customer-identifier":"X01","product-code":"%s",\
            "offer-identifier":"offer-1","isFreeTrialTermPresent":"false"}\
            """
                .formatted(listing));
  }

  @Test
  void entitlementsAreToldOnTheTopicOfTheirOwn() throws IOException {
    // Given
    var other = new Receiver();
    other.subscribe(api, Notice.entitlementTopic(listing), "1");

    // When
    send("\"action\":\"entitlement-updated\"");

    // Then
    assertThat(other.notices(1)).extracting(Received::action).containsOnly("entitlement-updated");
    assertThat(receiver.received(1)).hasSize(1);
    other.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"times\":0,\"action\":\"subscribe-fail\"   | 'times' must be greater than or equal to 1.",
        "\"times\":101,\"action\":\"subscribe-fail\" | 'times' must be less than or equal to 100.",
        "\"times\":1                                 | 'action' must not be blank."
      })
  void whatCannotBeSentIsAProblem(String what, String detail) {
    // When
    var answer = send(what);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("detail")).isEqualTo(detail);
  }

  private Api.Answer send(String what) {
    return api.post(
        "/aws/notices",
        """
        {"listing":"%s","buyer":"X01",%s}\
        """
            .formatted(listing, what));
  }
}
