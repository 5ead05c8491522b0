package io.gracekeeper.adapter.aws.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.adapter.translation.Translation;
import io.gracekeeper.adapter.translation.Translation.Told;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.FinalUsageWindowOpened;
import io.gracekeeper.events.Wire;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyMessageTest {

  private static final String ID = "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324";
  private static final String TIME = "2026-03-01T10:00:00.655Z";
  private static final String NAMES =
      "\"customer-identifier\":\"X01EXAMPLEX\",\"product-code\":\"n0123exampleproduct\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          subscribe-success   | agreement-started             | ,"offer-identifier":"offer-abcexample123","isFreeTrialTermPresent":"true"
          subscribe-fail      | agreement-start-failed        | ''
          unsubscribe-pending | agreement-cancellation-pending| ''
          unsubscribe-success | agreement-ended               | ''
          entitlement-updated | entitlements-may-have-changed | ''
          """)
  @Tag("E9")
  void eachActionTellsWhatItsGoldenFileShows(String action, String event, String more)
      throws IOException {
    // When
    var told = told("{\"action\":\"" + action + "\"," + NAMES + more + "}");

    // Then
    assertThat(Wire.tree(Wire.data(told))).isEqualTo(golden(event));
  }

  @Test
  void theEnvelopeSaysWhenAndByWhichNotice() {
    // When
    var translation = translated("{\"action\":\"unsubscribe-success\"," + NAMES + "}");

    // Then
    var fact = ((Told) translation).facts().getFirst();
    assertThat(fact.occurredAt()).isEqualTo(Instant.parse(TIME));
    assertThat(fact.cause().notice()).isEqualTo(ID);
    assertThat(fact.source()).isEqualTo("marketplace-adapter");
  }

  @Test
  void whoIsLeavingCanBeMeteredForAnHour() {
    // When
    var translation = translated("{\"action\":\"unsubscribe-pending\"," + NAMES + "}");

    // Then
    var window = (FinalUsageWindowOpened) ((Told) translation).facts().get(1).event();
    assertThat(window.until()).isEqualTo(Instant.parse(TIME).plus(Duration.ofHours(1)));
  }

  @Test
  @Tag("D4")
  void theSameNoticeAlwaysTellsTheSameEvent() {
    var message = "{\"action\":\"unsubscribe-success\"," + NAMES + "}";

    assertThat(translated(message)).isEqualTo(translated(message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"action\":\"entitlement-updated\",\"customer-identifier\":\" X01EXAMPLEX\","
            + "\"product-code\":\"n0123exampleproduct \",}",
        "{\"action\":\" entitlement-updated\",\"CustomerIdentifier\":\"X01EXAMPLEX\","
            + "\"ProductCode\":\"n0123exampleproduct\"}",
        "{\"action\":\"entitlement-updated\",\"new\":{\"a\":[1]}," + NAMES + "}",
      })
  void whatAmazonsOwnPagesPrintIsUnderstood(String message) throws IOException {
    assertThat(Wire.tree(Wire.data(told(message))))
        .isEqualTo(golden("entitlements-may-have-changed"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"true\"', true",
    "'\"True\"', true",
    "true, true",
    "'\"false\"', false",
    "false, false",
    "null, false",
    "'\"\"', false"
  })
  void aFreeTrialIsToldInText(String value, boolean freeTrial) {
    var told =
        told(
            "{\"action\":\"subscribe-success\",\"isFreeTrialTermPresent\":"
                + value
                + ","
                + NAMES
                + "}");

    assertThat(((AgreementStarted) told).freeTrial()).isEqualTo(freeTrial);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"offer-identifier\":\" \"", ",\"offer-identifier\":null"})
  void anOldOfferHasNoId(String offer) {
    var told = told("{\"action\":\"subscribe-success\"," + NAMES + offer + "}");

    assertThat(((AgreementStarted) told).offer()).isNull();
  }

  @Test
  @Tag("E5")
  void anActionThatNobodyKnowsIsUnknown() {
    assertThat(translated("{\"action\":\"agreement-frozen\"," + NAMES + "}"))
        .isEqualTo(new Translation.Unknown());
  }

  @ParameterizedTest
  @Tag("E6")
  @ValueSource(
      strings = {
        "",
        "Hello",
        "null",
        "[]",
        "{}",
        "{\"action\":\"unsubscribe-success\"}",
        "{\"action\":\"unsubscribe-success\",\"product-code\":\"p\",\"customer-identifier\":\" \"}",
        "{\"action\":\"unsubscribe-success\",\"product-code\":{},\"customer-identifier\":\"X\"}",
        "{\"action\":{}," + NAMES + "}"
      })
  void whatLacksItsActionOrNamesCannotBeRead(String message) {
    assertThat(translated(message)).isInstanceOf(Translation.Unreadable.class);
  }

  @Test
  @Tag("E6")
  void withoutATimeNobodyCouldSayWhenItBecameTrue() {
    var translation =
        LegacyMessage.translate("{\"action\":\"unsubscribe-success\"," + NAMES + "}", ID, "noon");

    assertThat(translation).isInstanceOf(Translation.Unreadable.class);
  }

  private static MarketplaceEvent told(String message) {
    return ((Told) translated(message)).facts().getFirst().event();
  }

  private static Translation translated(String message) {
    return LegacyMessage.translate(message, ID, TIME);
  }

  /** The file of the contract. */
  private static JsonNode golden(String event) throws IOException {
    var name = "/golden/io.gracekeeper.marketplace." + event + ".json";
    try (var file = EventFamily.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
      return Wire.tree(file.readAllBytes());
    }
  }
}
