package io.gracekeeper.adapter.aws.asking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent.AgreementAnswered;
import io.gracekeeper.events.MarketplaceEvent.AgreementContinued;
import io.gracekeeper.events.MarketplaceEvent.AgreementReplaced;
import io.gracekeeper.events.MarketplaceEvent.AgreementScheduled;
import io.gracekeeper.events.MarketplaceEvent.AgreementState;
import io.gracekeeper.events.MarketplaceEvent.DifferenceFound;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.MarketplaceEvent.Entitlement;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsRead;
import io.gracekeeper.events.MarketplaceEvent.How;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS's answers tell. */
@Tag("E7")
class EvidenceTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final AgreementNames AGREEMENT =
      new AgreementNames(Marketplace.AWS, "agmt-a", "l-1", "n0123", "111122223333");
  private static final AgreementNames CONTRACT =
      AgreementNames.ofBuyer(Marketplace.AWS, "n0123", "X01");

  @ParameterizedTest
  @CsvSource({"CANCELLED", "EXPIRED", "TERMINATED"})
  @Tag("E9")
  void anAgreementThatEndedSaysWhy(EndReason reason) {
    var evidence = described(AgreementState.ENDED, agreement(reason.name()));

    assertThat(evidence.facts())
        .containsExactly(
            new AgreementAnswered(AGREEMENT, AgreementState.ENDED, reason, "DescribeAgreement"));
  }

  @Test
  void whatStandsAsItWasBelievedIsNoDifference() {
    assertThat(described(AgreementState.LIVE, agreement("ACTIVE")).difference()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"LIVE, CANCELLED, ENDED", "UNKNOWN, ACTIVE, LIVE", "ENDED, ACTIVE, LIVE"})
  void whatStandsOtherwiseIsADifferenceWithItsEvidence(
      AgreementState believed, String status, AgreementState answered) {
    var evidence = described(believed, agreement(status));

    assertThat(evidence.facts())
        .contains(new DifferenceFound(AGREEMENT, believed, answered, "request-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ARCHIVED", "ROLLED_BACK", "SUPERSEDED", "FROZEN", ""})
  @Tag("E9")
  void aStateThatMayMeanAnythingLeavesItOpen(String status) {
    var evidence = described(AgreementState.LIVE, agreement(status));

    assertThat(evidence.facts()).containsExactly(open("DescribeAgreement"));
    assertThat(evidence.difference()).isEmpty();
  }

  @Test
  @Tag("E9")
  void anAgreementThatAwsDoesNotKnowIsLeftOpen() {
    var evidence =
        described(AgreementState.LIVE, json("{\"__type\":\"ResourceNotFoundException\"}"));

    assertThat(evidence.facts()).containsExactly(open("DescribeAgreement"));
  }

  @Test
  @Tag("D5")
  void oneThatGoesOnInAnotherNamesIt() {
    var line =
        json(
            """
            {"agreementViewSummaries": [
              {"agreementId": "agmt-a", "status": "RENEWED"},
              {"agreementId": "agmt-b", "status": "ACTIVE"}]}
            """);

    var heir = new AgreementNames(Marketplace.AWS, "agmt-b", null, null, null);
    var evidence = described(AgreementState.LIVE, agreement("RENEWED"), line);

    assertThat(evidence.facts())
        .containsExactly(
            new AgreementReplaced(AGREEMENT, heir, How.RENEWED),
            new AgreementAnswered(heir, AgreementState.LIVE, null, "DescribeAgreement"),
            new AgreementAnswered(AGREEMENT, AgreementState.ENDED, null, "DescribeAgreement"));
  }

  @Test
  @Tag("D5")
  void oneWhoseWholeLineHasEndedNamesTheLastOfIt() {
    var line =
        json(
            """
            {"agreementViewSummaries": [
              {"agreementId": "agmt-a", "status": "RENEWED", "startTime": 1000},
              {"agreementId": "agmt-c", "status": "CANCELLED", "startTime": 3000},
              {"agreementId": "agmt-b", "status": "RENEWED", "startTime": 2000}]}
            """);

    var heir = new AgreementNames(Marketplace.AWS, "agmt-c", null, null, null);
    var evidence = described(AgreementState.ENDED, agreement("RENEWED"), line);

    assertThat(evidence.facts())
        .contains(
            new AgreementReplaced(AGREEMENT, heir, How.RENEWED),
            new AgreementAnswered(
                heir, AgreementState.ENDED, EndReason.CANCELLED, "DescribeAgreement"));
  }

  @Test
  @Tag("D5")
  void thatItGoesOnInOneThatIsNotFoundIsToldOnce() {
    var evidence = described(AgreementState.ENDED, agreement("RENEWED"), json("{}"));

    assertThat(evidence.facts())
        .containsExactly(
            new AgreementAnswered(AGREEMENT, AgreementState.ENDED, null, "DescribeAgreement"));
  }

  @Test
  @Tag("D5")
  void oneThatGoesOnInAnotherThatIsNotFoundWaitsForIt() {
    var evidence = described(AgreementState.LIVE, agreement("REPLACED"), json("{}"));

    assertThat(evidence.facts()).startsWith(new AgreementContinued(AGREEMENT, How.REPLACED));
    assertThat(evidence.difference()).isEmpty();
  }

  @Test
  void oneThatBeginsLaterDoesNotPayYet() {
    var begins = NOON.plusSeconds(3600);

    var evidence =
        described(
            AgreementState.UNKNOWN,
            json(
                "{\"agreementId\":\"agmt-a\",\"status\":\"ACTIVE\",\"startTime\":"
                    + begins.getEpochSecond()
                    + ".0}"));

    assertThat(evidence.facts())
        .containsExactly(
            new AgreementScheduled(AGREEMENT, begins, null), open("DescribeAgreement"));
  }

  @Test
  void whatAContractEntitlesToIsReadFromAllPages() {
    var evidence =
        entitled(
            CONTRACT,
            AgreementState.LIVE,
            true,
            "{\"NextToken\":\"more\"}",
            """
            {"Entitlements": [{"Dimension": "users", "Value": {"IntegerValue": 25}, "ExpirationDate": 1767225600},
                              {"Dimension": "support", "Value": {"BooleanValue": true}}]}
            """);

    assertThat(evidence.facts())
        .startsWith(
            new EntitlementsRead(
                CONTRACT,
                List.of(
                    new Entitlement("users", "25", Instant.ofEpochSecond(1767225600)),
                    new Entitlement("support", "true", null))))
        .contains(new AgreementAnswered(CONTRACT, AgreementState.LIVE, null, "GetEntitlements"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"Entitlements\":[]}"})
  @Tag("E9")
  void nothingIsTheEndOfAContractThatEntitledToSomethingAndSaysNothingOfAnother(String nothing) {
    assertThat(entitled(CONTRACT, AgreementState.LIVE, true, nothing).facts())
        .contains(new AgreementAnswered(CONTRACT, AgreementState.ENDED, null, "GetEntitlements"));
    assertThat(entitled(CONTRACT, AgreementState.ENDED, false, nothing).facts())
        .containsExactly(new EntitlementsRead(CONTRACT, List.of()), open(CONTRACT));
    assertThat(entitled(CONTRACT, AgreementState.LIVE, false, nothing).facts())
        .containsExactly(new EntitlementsRead(CONTRACT, List.of()), open(CONTRACT));
  }

  @Test
  void whatIsReadBecauseOfAHintIsComparedWithNothing() {
    var evidence = entitled(CONTRACT, null, false, "{}");

    assertThat(evidence.facts()).containsExactly(new EntitlementsRead(CONTRACT, List.of()));
  }

  @Test
  @Tag("B3")
  void ofSeveralLicencesOfABuyerOnlyItsOwnCounts() {
    var evidence =
        entitled(
            AGREEMENT,
            null,
            false,
            """
            {"Entitlements": [
              {"Dimension": "a", "LicenseArn": "arn:aws:license-manager::1:license:l-1", "Value": {"StringValue": "x"}},
              {"Dimension": "b", "LicenseArn": "aws:license-manager:us-east-1:1:l-2", "Value": {"StringValue": "y"}}]}
            """);

    assertThat(evidence.facts())
        .containsExactly(new EntitlementsRead(AGREEMENT, List.of(new Entitlement("a", "x", null))));
  }

  @Test
  void aTestimonyIsReadAsItWasKept() {
    var testimony =
        new Testimony(
            "DescribeAgreement",
            "request-1",
            NOON,
            AGREEMENT,
            AgreementState.LIVE,
            true,
            List.of(agreement("ACTIVE")));

    assertThat(Testimony.read(testimony.bytes())).contains(testimony);
    assertThat(Testimony.read("Hello".getBytes(java.nio.charset.StandardCharsets.UTF_8))).isEmpty();
  }

  private static AgreementAnswered open(String question) {
    return new AgreementAnswered(AGREEMENT, AgreementState.UNKNOWN, null, question);
  }

  private static AgreementAnswered open(AgreementNames agreement) {
    return new AgreementAnswered(agreement, AgreementState.UNKNOWN, null, "GetEntitlements");
  }

  private static Evidence described(AgreementState believed, JsonNode... answers) {
    return Evidence.of(
        new Testimony(
            "DescribeAgreement", "request-1", NOON, AGREEMENT, believed, true, List.of(answers)));
  }

  private static Evidence entitled(
      AgreementNames agreement,
      @Nullable AgreementState believed,
      boolean entitled,
      String... answers) {
    return Evidence.of(
        new Testimony(
            "GetEntitlements",
            "request-1",
            NOON,
            agreement,
            believed,
            entitled,
            Stream.of(answers).map(EvidenceTest::json).toList()));
  }

  private static JsonNode agreement(String status) {
    return json("{\"agreementId\":\"agmt-a\",\"status\":\"" + status + "\"}");
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
