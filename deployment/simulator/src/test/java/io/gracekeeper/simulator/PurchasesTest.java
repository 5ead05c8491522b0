package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.simulator.Receiver.Received;
import io.gracekeeper.simulator.sns.Notice;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickSandbox.class)
class PurchasesTest {

  private final Api api = new Api();
  private final String listing = "prod-" + UUID.randomUUID();
  private final String purchase = "/aws/purchases/" + listing + "/X01";
  private Receiver receiver;

  @BeforeEach
  void subscribe() throws IOException {
    endWhoeverIsStillLeaving();
    receiver = new Receiver();
    receiver.subscribe(api, Notice.subscriptionTopic(listing), "1");
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  @Tag("B3")
  void aPurchaseIsTold() {
    // When
    var answer = buy("\"offer\":\"offer-1\",\"freeTrial\":true");

    // Then
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.at("state")).isEqualTo("SUBSCRIBED");
    assertThat(receiver.notices(1).getFirst().field("Message"))
        .isEqualTo(
            """
            {"action":"subscribe-success","customer-identifier":"X01","product-code":"%s",\
            "offer-identifier":"offer-1","isFreeTrialTermPresent":"true"}\
            """
                .formatted(listing));
  }

  @Test
  void aPurchaseThatCannotBePaidForIsTold() {
    // When
    var answer = buy("\"paymentFails\":true");

    // Then
    assertThat(answer.at("state")).isEqualTo("FAILED");
    assertThat(receiver.notices(1).getFirst().action()).isEqualTo("subscribe-fail");
  }

  @Test
  @Tag("C12")
  void aCancelIsTheEndOnlyAnHourLaterInBusinessTime() {
    // Given
    buy("\"offer\":\"offer-1\"");
    receiver.notices(1);

    // When
    var cancelled = api.post(purchase + "/cancel", "{}");

    // Then
    var endsAt = Instant.parse(cancelled.at("endsAt"));
    assertThat(cancelled.at("state")).isEqualTo("LEAVING");
    assertThat(Duration.between(api.now(), endsAt))
        .isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    assertThat(receiver.notices(2))
        .extracting(Received::action)
        .last()
        .isEqualTo("unsubscribe-pending");
    assertThat(api.get("/sandbox/due").at("next")).isEqualTo(endsAt.toString());

    // When
    api.moveTo(endsAt.minusSeconds(30));

    // Then
    api.untilQuiet();
    assertThat(api.get(purchase).at("state")).isEqualTo("LEAVING");

    // When
    api.moveTo(endsAt);

    // Then
    api.untilQuiet();
    var end = receiver.notices(3).getLast();
    assertThat(end.action()).isEqualTo("unsubscribe-success");
    assertThat(Instant.parse(end.field("Timestamp"))).isAfterOrEqualTo(millis(endsAt));
    assertThat(api.get(purchase).at("state")).isEqualTo("LEFT");
    assertThat(api.get("/sandbox/due").at("next")).isNotEqualTo(endsAt.toString());
  }

  @Test
  void aCancelAtOnceIsTheEndAtOnce() {
    // Given
    buy("\"offer\":\"offer-1\"");
    receiver.notices(1);

    // When
    var cancelled = api.post(purchase + "/cancel", "{\"immediately\":true}");

    // Then
    assertThat(cancelled.at("state")).isEqualTo("LEFT");
    assertThat(receiver.notices(3))
        .extracting(Received::action)
        .containsExactlyInAnyOrder(
            "subscribe-success", "unsubscribe-pending", "unsubscribe-success");
  }

  @Test
  @Tag("E9")
  void whoSubscribesAgainWhileLeavingNeverHearsOfAnEnd() {
    // Given
    buy("\"offer\":\"offer-1\"");
    api.post(purchase + "/cancel", "");

    // When
    var answer = api.post(purchase + "/subscribe-again", "");

    // Then
    api.moveTo(api.now().plus(Duration.ofHours(2)));
    api.untilQuiet();
    assertThat(answer.at("state")).isEqualTo("SUBSCRIBED");
    assertThat(receiver.notices(3))
        .extracting(Received::action)
        .containsExactlyInAnyOrder("subscribe-success", "unsubscribe-pending", "subscribe-success");
  }

  @Test
  void whoHasLeftMaySubscribeAgain() {
    // Given
    buy("\"offer\":\"offer-1\"");
    api.post(purchase + "/cancel", "{\"immediately\":true}");

    // When
    var answer = api.post(purchase + "/subscribe-again", "");

    // Then
    assertThat(answer.at("state")).isEqualTo("SUBSCRIBED");
    assertThat(receiver.notices(4)).hasSize(4);
  }

  @Test
  void nobodyBuysTheSameTwice() {
    // Given
    buy("\"offer\":\"offer-1\"");

    // When
    var answer = buy("\"offer\":\"offer-2\"");

    // Then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("code")).isEqualTo("already-subscribed");
    assertThat(api.get(purchase).at("offer")).isEqualTo("offer-1");
  }

  @Test
  void nobodyCancelsWhatIsCancelled() {
    // Given
    buy("\"offer\":\"offer-1\"");
    api.post(purchase + "/cancel", "");

    // When
    var answer = api.post(purchase + "/cancel", "");

    // Then
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.at("code")).isEqualTo("not-subscribed");
  }

  @Test
  void whatWasNeverBoughtIsUnknown() {
    // When
    var answer = api.post(purchase + "/cancel", "");

    // Then
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.at("code")).isEqualTo("unknown-purchase");
  }

  @Test
  void everyPurchaseIsListed() {
    // Given
    buy("\"offer\":\"offer-1\"");

    // When
    var answer = api.get("/aws/purchases");

    // Then
    assertThat(answer.json().findValuesAsText("listing")).contains(listing);
  }

  private Api.Answer buy(String how) {
    return api.post(
        "/aws/purchases",
        """
        {"listing":"%s","buyer":"X01",%s}\
        """
            .formatted(listing, how));
  }

  /** Each test's purchases outlive it; the next instant that is due is to be this test's own. */
  private void endWhoeverIsStillLeaving() {
    api.moveTo(api.now().plus(Duration.ofHours(2)));
    api.untilQuiet();
  }

  /** The envelope's timestamp has no more. */
  private static Instant millis(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }
}
