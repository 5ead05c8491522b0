package io.gracekeeper.adapter.aws.concurrent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.adapter.aws.eventbridge.BusEvent;
import io.gracekeeper.adapter.translation.Translation;
import io.gracekeeper.adapter.translation.Translation.Told;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementAdvised;
import io.gracekeeper.events.MarketplaceEvent.AgreementCancellationPending;
import io.gracekeeper.events.MarketplaceEvent.AgreementContinued;
import io.gracekeeper.events.MarketplaceEvent.AgreementDeprovisioned;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementProvisioned;
import io.gracekeeper.events.MarketplaceEvent.AgreementReplaced;
import io.gracekeeper.events.MarketplaceEvent.AgreementScheduled;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsMayHaveChanged;
import io.gracekeeper.events.MarketplaceEvent.FinalUsageWindowOpened;
import io.gracekeeper.events.MarketplaceEvent.How;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS Marketplace says through EventBridge, as its pages print it and as they do not. */
class AgreementNoticeTest {

  private static final Instant TIME = Instant.parse("2026-08-30T21:36:03Z");
  private static final String ID = "12345678-1234-1234-1234-123456789012";
  private static final String BUYER = "845735284135";
  private static final String OTHERS =
      "\"acceptor\":{\"accountId\":\"845735284135\"},\"proposer\":{\"accountId\":\"123456512334\"},"
          + "\"resaleAuthorization\":null,\"offer\":{\"id\":\"offer-1234567890123\"}";
  private static final String LICENSED =
      "\"agreement\":{\"id\":\"agmt-a\"},\"product\":{\"code\":\"n0123\",\"id\":\"prod-q\"},"
          + "\"license\":{\"arn\":\"%s\"},";
  private static final String ARN = "arn:aws:license-manager::123456789012:license:l-e52ca6f3";
  private static final AgreementNames AGREEMENT = names("agmt-a", null, null, BUYER);
  private static final AgreementNames LICENSEE = names("agmt-a", "l-e52ca6f3", "n0123", BUYER);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Purchase Agreement Created - Proposer",
        "Purchase Agreement Created - Manufacturer",
        "Purchase Agreement Created"
      })
  @Tag("B3")
  void aNewAgreementPaysWhateverPartTheSellerHasInIt(String type) {
    assertThat(facts(type, agreement("\"intent\":\"NEW\",\"status\":\"ACTIVE\"")))
        .containsExactly(new AgreementStarted(AGREEMENT, "offer-1234567890123", false));
  }

  @Test
  @Tag("B3")
  void oneThatWasAgreedOnForLaterDoesNotPayYet() {
    var later = TIME.plus(Duration.ofDays(30));

    assertThat(
            facts(
                "Purchase Agreement Created - Proposer",
                agreement("\"intent\":\"NEW\",\"startTime\":\"" + later + "\"")))
        .containsExactly(new AgreementScheduled(AGREEMENT, later, "offer-1234567890123"));
  }

  @ParameterizedTest
  @CsvSource({"RENEW, RENEWED", "REPLACE, REPLACED"})
  @Tag("D5")
  void oneThatStandsForAnotherSaysForWhich(String intent, How how) {
    var told =
        facts(
            "Purchase Agreement Created - Proposer",
            agreement("\"intent\":\"" + intent + "\",\"previousAgreementId\":\"agmt-old\""));

    assertThat(told)
        .containsExactly(
            new AgreementReplaced(names("agmt-old", null, null, null), AGREEMENT, how),
            new AgreementStarted(AGREEMENT, "offer-1234567890123", false));
  }

  @Test
  @Tag("D5")
  void aRenewalThatDoesNotSayOfWhatIsAStart() {
    assertThat(facts("Purchase Agreement Created - Proposer", agreement("\"intent\":\"RENEW\"")))
        .containsExactly(new AgreementStarted(AGREEMENT, "offer-1234567890123", false));
  }

  @ParameterizedTest
  @EnumSource(
      value = EndReason.class,
      names = {"CANCELLED", "EXPIRED", "TERMINATED"})
  @Tag("E9")
  void theEndOfAnAgreementSaysWhyAndOpensTheLastHour(EndReason reason) {
    assertThat(facts("Purchase Agreement Ended - Manufacturer", agreement(status(reason.name()))))
        .containsExactly(new AgreementEnded(AGREEMENT, reason), lastHourOf(AGREEMENT));
  }

  @ParameterizedTest
  @EnumSource(How.class)
  @Tag("D5")
  @Tag("E9")
  void whatGoesOnInAnotherHasNotEnded(How how) {
    assertThat(facts("Purchase Agreement Ended - Proposer", agreement(status(how.name()))))
        .containsExactly(new AgreementContinued(AGREEMENT, how));
  }

  @Test
  @Tag("B3")
  void aLicenceJoinsAllNames() {
    assertThat(facts("License Updated - Manufacturer", LICENSED.formatted(ARN)))
        .containsExactly(
            new AgreementProvisioned(LICENSEE, "offer-1234567890123"),
            new EntitlementsMayHaveChanged(LICENSEE));
  }

  @Test
  @Tag("E9")
  void aLicenceThatIsGoneEndsItsAgreementAndOpensTheLastHour() {
    assertThat(facts("License Deprovisioned - Manufacturer", LICENSED.formatted(ARN)))
        .containsExactly(new AgreementDeprovisioned(LICENSEE), lastHourOf(LICENSEE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws:license-manager:us-east-1:123456789012:l-e52ca6f3",
        "arn:aws:license-manager::123456789012:license/l-e52ca6f3",
        "arn:aws:license-manager:us-east-1:123456789012:license:l-e52ca6f3",
        "l-e52ca6f3"
      })
  void aLicenceIsKnownByItsLastPart(String arn) {
    assertThat(facts("License Updated - Manufacturer", LICENSED.formatted(arn)))
        .contains(new AgreementProvisioned(LICENSEE, "offer-1234567890123"));
  }

  @Test
  @Tag("E9")
  void anAdvisoryIsForAPerson() {
    assertThat(facts("Purchase Agreement Advisory Issued - Manufacturer", agreement("\"x\":1")))
        .containsExactly(new AgreementAdvised(AGREEMENT, false));
    assertThat(facts("Purchase Agreement Advisory Resolved - Manufacturer", agreement("\"x\":1")))
        .containsExactly(new AgreementAdvised(AGREEMENT, true));
  }

  @Test
  @Tag("E9")
  void anApprovedRequestToCancelIsPending() {
    assertThat(facts("Agreement Cancellation Request Approved - Proposer", agreement("\"x\":1")))
        .containsExactly(new AgreementCancellationPending(AGREEMENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Purchase Agreement Ending - Proposer",
        "Purchase Agreement Renewal Upcoming - Proposer",
        "Agreement Cancellation Request Pending Approval - Acceptor",
        "Purchase Agreement Billing Adjustment Failed - Manufacturer",
        "Spend Threshold Reached"
      })
  void whatIsOnlyForInformationTellsNothing(String type) {
    assertThat(translated(event(type, agreement("\"x\":1")))).isEqualTo(new Translation.Nothing());
  }

  @ParameterizedTest
  @CsvSource({
    "Purchase Agreement Frozen - Proposer, ''",
    "Purchase Agreement Ended - Proposer, '\"status\":\"ROLLED_BACK\"'",
    "Purchase Agreement Created - Proposer, '\"intent\":\"MERGE\"'"
  })
  @Tag("E5")
  void whatNobodyKnowsIsUnknown(String type, String fields) {
    var fieldsOfIt = fields.isEmpty() ? "\"x\":1" : fields;

    assertThat(translated(event(type, agreement(fieldsOfIt)))).isEqualTo(new Translation.Unknown());
  }

  @Test
  @Tag("E5")
  void whatOtherServicesSayIsNotForUs() {
    var offer = event("Offer Released", "").replace("aws.agreement-market", "aws.market");
    var backup = event("Backup Done", "").replace("aws.agreement-marketplace", "aws.backup");

    assertThat(translated(offer)).isEqualTo(new Translation.Nothing());
    assertThat(translated(backup)).isEqualTo(new Translation.Unknown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"agreement\":{},", "\"agreement\":{\"id\":\" \"},"})
  @Tag("E6")
  void withoutAnAgreementNobodyCouldSayWhose(String detail) {
    assertThat(translated(event("License Updated - Manufacturer", detail)))
        .isInstanceOf(Translation.Unreadable.class);
  }

  @Test
  @Tag("D4")
  void theEnvelopeSaysWhenAndByWhichNotice() {
    var told = (Told) translated(event("License Updated - Manufacturer", LICENSED.formatted(ARN)));

    assertThat(told.facts())
        .allSatisfy(fact -> assertThat(fact.occurredAt()).isEqualTo(TIME))
        .allSatisfy(fact -> assertThat(fact.cause().notice()).isEqualTo(ID));
    assertThat(translated(event("License Updated - Manufacturer", LICENSED.formatted(ARN))))
        .isEqualTo(told);
  }

  private static MarketplaceEvent lastHourOf(AgreementNames agreement) {
    return new FinalUsageWindowOpened(agreement, TIME.plus(Duration.ofHours(1)));
  }

  private static AgreementNames names(
      String agreement,
      @Nullable String license,
      @Nullable String listing,
      @Nullable String buyer) {
    return new AgreementNames(Marketplace.AWS, agreement, license, listing, buyer);
  }

  private static String agreement(String fields) {
    return "\"agreement\":{\"id\":\"agmt-a\"," + fields + "},";
  }

  private static String status(String status) {
    return "\"status\":\"" + status + "\"";
  }

  private static String event(String type, String detail) {
    return "{\"version\":\"0\",\"id\":\""
        + ID
        + "\",\"detail-type\":\""
        + type
        + "\",\"source\":\"aws.agreement-marketplace\",\"account\":\"123456512334\",\"time\":\""
        + TIME
        + "\",\"region\":\"us-east-1\",\"resources\":[],\"detail\":{\"requestId\":\"3d4c9f9b\","
        + detail
        + OTHERS
        + "}}";
  }

  private static List<MarketplaceEvent> facts(String type, String detail) {
    var translation = translated(event(type, detail));
    assertThat(translation).isInstanceOf(Told.class);
    return ((Told) translation).facts().stream().map(Envelope::event).toList();
  }

  private static Translation translated(String event) {
    return AgreementNotice.translate(BusEvent.read(event.getBytes(UTF_8)).orElseThrow());
  }
}
