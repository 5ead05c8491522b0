package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.simulator.Api.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What buyers and AWS do with concurrent agreements, and what AWS tells of it. */
@QuarkusTest
@TestProfile(QuickSandbox.class)
class AgreementsTest {

  private static final String BUYER = "111122223333";
  private static final String CANCELS = "{\"productName\":\"EMQX Platform - Annual\"}";

  private final Api api = new Api();

  @Test
  @Tag("B3")
  void aPurchaseIsToldAndThenItsLicense() {
    // When
    var bought = buy("emqx-platform", "\"quantities\":{\"sessions\":25}");

    // Then
    assertThat(bought.status()).isEqualTo(201);
    assertThat(bought.at("state")).isEqualTo("ACTIVE");
    assertThat(bought.at("id")).matches("agmt-[a-z0-9]{25}");
    assertThat(told(bought))
        .containsExactly("Purchase Agreement Created - Proposer", "License Updated - Manufacturer");
    var created = events(bought).getFirst();
    assertThat(created.get("resources").get(0).asText()).endsWith(":agreement:" + bought.at("id"));
    assertThat(created.at("/detail/agreement/intent").asText()).isEqualTo("NEW");
    assertThat(created.at("/detail/agreement/status").asText()).isEqualTo("ACTIVE");
    assertThat(created.at("/detail/acceptor/accountId").asText()).isEqualTo(BUYER);
    assertThat(created.at("/detail/license").isMissingNode()).isTrue();
    assertThat(created.at("/detail/resaleAuthorization/id").isNull()).isTrue();
    assertThat(created.get("time").asText()).doesNotContain(".");
    var licensed = events(bought).getLast();
    assertThat(licensed.at("/detail/product/code").asText()).isEqualTo("emqx-platform");
    assertThat(licensed.at("/detail/license/arn").asText())
        .isEqualTo("aws:license-manager:us-east-1:123456789012:" + bought.at("license"));
  }

  @Test
  void aBuyerMayHaveSeveralOfOneListing() {
    // When
    var one = buy("redis-cloud", "\"renewsItself\":false");
    var another = buy("redis-cloud", "\"renewsItself\":false");

    // Then
    assertThat(another.status()).isEqualTo(201);
    assertThat(another.at("id")).isNotEqualTo(one.at("id"));
    assertThat(another.at("license")).isNotEqualTo(one.at("license"));
    assertThat(events(one).getFirst().at("/detail/agreement/endTime").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"renew, RENEW, RENEWED", "replace, REPLACE, REPLACED"})
  @Tag("D5")
  void whatGoesOnInAnotherAgreementIsTakenFromNobody(String move, String intent, String status) {
    // Given
    var former = buy("emqx-platform", "\"renewsItself\":false");

    // When
    var next = api.post(path(former, move), "{}");

    // Then
    assertThat(next.status()).isEqualTo(200);
    assertThat(next.at("initialId")).isEqualTo(former.at("id")).isNotEqualTo(next.at("id"));
    var created = events(next).getFirst().at("/detail/agreement");
    assertThat(created.get("intent").asText()).isEqualTo(intent);
    assertThat(created.get("previousAgreementId").asText()).isEqualTo(former.at("id"));
    assertThat(told(former)).last().isEqualTo("Purchase Agreement Ended - Proposer");
    assertThat(events(former).getLast().at("/detail/agreement/status").asText()).isEqualTo(status);
    assertThat(api.get("/aws/agreements/" + former.at("id")).at("status")).isEqualTo(status);
  }

  @Test
  void eachRenewalIsForOneTermMore() {
    // Given
    var bought = buy("emqx-platform", "\"renewsItself\":false");
    var once = api.post(path(bought, "renew"), "{}");

    // When
    var twice = api.post(path(once, "renew"), "{}");

    // Then
    var end = Instant.parse(bought.json().at("/terms/endsAt").asText());
    assertThat(Instant.parse(twice.json().at("/terms/endsAt").asText()))
        .isEqualTo(end.plus(Duration.ofDays(730)));
  }

  @Test
  @Tag("D5")
  void awsNeedNotNameWhatIsRenewed() {
    // Given
    var former = buy("emqx-platform", "\"renewsItself\":false");

    // When
    var next = api.post(path(former, "renew"), "{\"unnamed\":true}");

    // Then
    assertThat(events(next).getFirst().at("/detail/agreement/previousAgreementId").isMissingNode())
        .isTrue();
  }

  @Test
  void anUpgradeIsAnAmendmentAndAnUpdatedLicense() {
    // Given
    var bought = buy("emqx-platform", "\"renewsItself\":false");

    // When
    var upgraded = api.post(path(bought, "upgrade"), "{\"quantities\":{\"sessions\":50}}");

    // Then
    assertThat(upgraded.json().at("/terms/quantities/sessions").asInt()).isEqualTo(50);
    assertThat(told(bought))
        .hasSize(4)
        .endsWith("Purchase Agreement Amended - Proposer", "License Updated - Manufacturer");
  }

  @Test
  @Tag("C12")
  @Tag("C13")
  void aCancelIsConfirmedByTypingTheProductsName() {
    // Given
    var bought = buy("emqx-platform", "\"renewsItself\":false");

    // When
    var mistyped = api.post(path(bought, "cancel"), "{\"productName\":\"EMQX\"}");

    // Then
    assertThat(mistyped.status()).isEqualTo(409);
    assertThat(mistyped.at("code")).isEqualTo("wrong-product-name");
    assertThat(told(bought)).hasSize(2);

    // When
    var cancelled = api.post(path(bought, "cancel"), CANCELS);

    // Then
    assertThat(cancelled.at("status")).isEqualTo("CANCELLED");
    assertThat(told(bought))
        .endsWith("Purchase Agreement Ended - Proposer", "License Deprovisioned - Manufacturer");
  }

  @Test
  void aLicenseMayOutliveItsAgreement() {
    // Given
    var bought = buy("redis-cloud", "\"renewsItself\":false");

    // When
    var ended = api.post(path(bought, "terminate"), "{\"licensedFor\":\"PT1H\"}");

    // Then
    assertThat(ended.at("status")).isEqualTo("TERMINATED");
    assertThat(told(bought)).last().isEqualTo("Purchase Agreement Ended - Proposer");

    // When
    moveBy(Duration.ofHours(1));

    // Then
    assertThat(told(bought)).last().isEqualTo("License Deprovisioned - Manufacturer");
  }

  @Test
  void aPrivateOfferMayBeginLater() {
    // Given
    var startsAt = api.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);

    // When
    var bought = buyForLater(startsAt);

    // Then
    assertThat(bought.at("state")).isEqualTo("SCHEDULED");
    assertThat(events(bought)).hasSize(1);
    var created = events(bought).getFirst().at("/detail/agreement");
    assertThat(Instant.parse(created.get("startTime").asText())).isEqualTo(startsAt);
    assertThat(Instant.parse(created.get("endTime").asText()))
        .isEqualTo(startsAt.plus(Duration.ofDays(90)));

    // When
    moveBy(Duration.ofDays(3));

    // Then
    assertThat(told(bought)).last().isEqualTo("License Updated - Manufacturer");
    assertThat(api.get("/aws/agreements/" + bought.at("id")).at("state")).isEqualTo("ACTIVE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"upgrade", "renewing", "renew", "replace", "expire", "terminate", "advise"})
  void whatHasNotBegunCannotBeChanged(String move) {
    // Given
    var bought = buyForLater(api.now().plus(Duration.ofDays(3)));

    // When
    var refused = api.post(path(bought, move), bodyOf(move));

    // Then
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("code")).isEqualTo("not-running");
    assertThat(events(bought)).hasSize(1);
  }

  @Test
  void whatHasNotBegunIsCancelledWithoutALicense() {
    // Given
    var bought = buyForLater(api.now().plus(Duration.ofDays(3)));

    // When
    var cancelled = api.post(path(bought, "cancel"), CANCELS);

    // Then
    assertThat(cancelled.at("status")).isEqualTo("CANCELLED");
    assertThat(told(bought))
        .containsExactly(
            "Purchase Agreement Created - Proposer", "Purchase Agreement Ended - Proposer");
  }

  @Test
  void nobodyElseTakesAPrivateOffer() {
    // Given
    var offer = api.post("/aws/listings/redis-cloud/offers", "{\"buyer\":\"999999999999\"}");

    // When
    var refused = buy("redis-cloud", "\"offer\":\"" + offer.at("id") + "\"");

    // Then
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.at("code")).isEqualTo("unknown-offer");
  }

  @Test
  void atItsEndAContractIsRenewedOrExpires() {
    // Given
    var term = "{\"buyer\":\"%s\",\"term\":\"PT48H\"}".formatted(BUYER);
    var offer = api.post("/aws/listings/emqx-platform/offers", term).at("id");
    var expiring = buy("emqx-platform", "\"offer\":\"" + offer + "\"");
    var renewing = buy("emqx-platform", "\"offer\":\"" + offer + "\",\"renewsItself\":true");

    // When
    moveBy(Duration.ofDays(2));

    // Then
    assertThat(status(expiring)).isEqualTo("EXPIRED");
    assertThat(status(renewing)).isEqualTo("RENEWED");
  }

  @Test
  void anAdvisoryChangesNothingElse() {
    // Given
    var bought = buy("redis-cloud", "\"renewsItself\":false");

    // When
    var advised = api.post(path(bought, "advise"), "");
    var cleared = api.post(path(bought, "clear"), "");

    // Then
    assertThat(advised.at("advised")).isEqualTo("true");
    assertThat(cleared.at("status")).isEqualTo("ACTIVE");
    assertThat(told(bought))
        .endsWith(
            "Purchase Agreement Advisory Issued - Manufacturer",
            "Purchase Agreement Advisory Resolved - Manufacturer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upgrade",
        "renewing",
        "renew",
        "replace",
        "cancel",
        "expire",
        "terminate",
        "advise",
        "clear"
      })
  void whatIsOverStaysOver(String move) {
    // Given
    var bought = buy("emqx-platform", "\"renewsItself\":false");
    api.post(path(bought, "terminate"), "");
    var before = events(bought);

    // When
    var refused = api.post(path(bought, move), bodyOf(move));

    // Then
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("code")).isEqualTo("already-ended");
    assertThat(events(bought)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis-cloud   | renew   | nothing-to-renew",
        "redis-cloud   | clear   | not-advised",
        "redis-cloud   | upgrade | invalid-request"
      })
  void whatMakesNoSenseIsRefused(String listing, String move, String code) {
    // Given
    var bought = buy(listing, "\"renewsItself\":false");

    // When
    var refused = api.post(path(bought, move), bodyOf(move));

    // Then
    assertThat(refused.at("code")).isEqualTo(code);
  }

  @Test
  void aLegacyListingHasNoAgreements() {
    assertThat(buy("redis-cloud-payg", "\"renewsItself\":false").at("code"))
        .isEqualTo("other-generation");
    assertThat(buy("nothing", "\"renewsItself\":false").at("code")).isEqualTo("unknown-listing");
  }

  @Test
  void aWayNeedsSomethingThatIsSetUp() {
    // When
    var refused = api.put("/aws/ways/redis-cloud", "{\"ways\":[\"EVENTBRIDGE_SQS\"]}");

    // Then
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("code")).isEqualTo("way-not-set-up");
  }

  @Test
  void theCatalogueShowsBothGenerationsAndTheirOffers() {
    assertThat(api.get("/aws/listings").json().findValuesAsText("generation"))
        .contains("LEGACY", "CONCURRENT");
    assertThat(api.get("/aws/listings/emqx-platform/offers").json().findValuesAsText("name"))
        .contains("Contract of a year", "Free trial of 14 days");
  }

  private static String bodyOf(String move) {
    return switch (move) {
      case "upgrade" -> "{\"quantities\":{\"sessions\":1}}";
      case "renewing" -> "{\"renewsItself\":true}";
      case "cancel" -> CANCELS;
      default -> "{}";
    };
  }

  private Answer buy(String listing, String how) {
    return api.post(
        "/aws/agreements",
        "{\"listing\":\"%s\",\"buyer\":\"%s\",%s}".formatted(listing, BUYER, how));
  }

  private Answer buyForLater(Instant startsAt) {
    var offer =
        api.post(
            "/aws/listings/emqx-platform/offers",
            """
            {"buyer":"%s","startsAt":"%s","term":"P90D","quantities":{"sessions":7}}\
            """
                .formatted(BUYER, startsAt));
    return buy("emqx-platform", "\"offer\":\"" + offer.at("id") + "\"");
  }

  private static String path(Answer agreement, String move) {
    return "/aws/agreements/" + agreement.at("id") + "/" + move;
  }

  private String status(Answer agreement) {
    return api.get("/aws/agreements/" + agreement.at("id")).at("status");
  }

  private void moveBy(Duration time) {
    api.moveTo(api.now().plus(time));
    api.untilQuiet();
  }

  private List<JsonNode> events(Answer agreement) {
    return api.get("/aws/events?agreement=" + agreement.at("id"))
        .json()
        .valueStream()
        .map(told -> told.get("event"))
        .toList();
  }

  private List<String> told(Answer agreement) {
    return events(agreement).stream().map(event -> event.get("detail-type").asText()).toList();
  }
}
