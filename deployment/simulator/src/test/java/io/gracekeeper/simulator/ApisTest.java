package io.gracekeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.simulator.Api.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS answers to a vendor who asks about concurrent agreements. */
@QuarkusTest
@TestProfile(QuickSandbox.class)
class ApisTest {

  private static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/us-east-1/aws-marketplace/aws4_request, "
          + "SignedHeaders=host;x-amz-date, Signature="
          + "0".repeat(64);

  private static final String BUSINESS =
      "{\"name\":\"PartyType\",\"values\":[\"Proposer\"]},"
          + "{\"name\":\"AgreementType\",\"values\":[\"PurchaseAgreement\"]}]";

  private final Api api = new Api();
  private final String buyer =
      "%012d"
          .formatted(Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 1_000_000_000_000L));

  @AfterEach
  void allIsWellAgain() {
    api.put("/aws/dials/apis", "{\"faults\":{},\"emptyPages\":false}");
  }

  @Test
  @Tag("C3")
  void aTokenOfAConcurrentAgreementResolvesToAccountAndLicense() {
    // Given
    var bought = buy("redis-cloud", "");
    var token = api.post("/aws/agreements/" + bought.at("id") + "/set-up", "").at("token");

    // When
    var resolved = resolve(token);

    // Then
    assertThat(resolved.at("CustomerIdentifier")).isEmpty();
    assertThat(resolved.at("CustomerAWSAccountId")).isEqualTo(buyer);
    assertThat(resolved.at("ProductCode")).isEqualTo("redis-cloud");
    assertThat(resolved.at("LicenseArn"))
        .isEqualTo("arn:aws:license-manager::123456789012:license:" + bought.at("license"));
  }

  @Test
  void anAgreementIsDescribed() {
    // Given
    var bought = buy("emqx-platform", "");

    // When
    var described = describe(bought.at("id"));

    // Then
    assertThat(described.contentType()).startsWith("application/x-amz-json-1.0");
    var startsAt = Instant.parse(bought.json().at("/terms/startsAt").asText());
    assertThat(described.json().get("startTime").asLong()).isEqualTo(startsAt.getEpochSecond());
    assertThat(described.json().get("endTime").asLong())
        .isEqualTo(startsAt.plus(Duration.ofDays(365)).getEpochSecond());
    assertThat(described.at("status")).isEqualTo("ACTIVE");
    assertThat(described.at("agreementType")).isEqualTo("PurchaseAgreement");
    assertThat(described.at("initialAgreementId")).isEqualTo(bought.at("id"));
    assertThat(described.json().at("/acceptor/accountId").asText()).isEqualTo(buyer);
    assertThat(described.json().at("/proposer/accountId").asText()).isEqualTo("123456789012");
    var summary = described.json().get("proposalSummary");
    assertThat(summary.get("offerId").asText()).startsWith("offer-");
    assertThat(summary.at("/resources/0/type").asText()).isEqualTo("SaaSProduct");
    assertThat(summary.at("/resources/0/id").asText()).startsWith("prod-");
  }

  @Test
  void everyAnswerCarriesTheDateOfBusinessTimeAndAnId() {
    // Given
    api.moveTo(api.now().plus(Duration.ofHours(5)));

    // When
    var before = api.now().truncatedTo(ChronoUnit.SECONDS);
    var answers = new Answer[] {resolve("none"), entitlements("{}"), describe("agmt-none")};

    // Then
    assertThat(answers)
        .allSatisfy(answer -> {
          var date =
              ZonedDateTime.parse(answer.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
          assertThat(date.toInstant()).isBetween(before, api.now());
          assertThat(answer.header("x-amzn-RequestId")).hasSize(36);
        });
  }

  @Test
  void agreementsAreFoundByAnyOfTheirNamesAndPageByPage() {
    // Given
    var one = buy("redis-cloud", "");
    var other = buy("emqx-platform", "");
    api.post("/aws/agreements/" + other.at("id") + "/terminate", "");

    // When
    var first = search(filter("AcceptorAccountId", buyer), ",\"maxResults\":1");
    var next = ",\"nextToken\":\"" + first.at("nextToken") + "\"";
    var second = search(filter("AcceptorAccountId", buyer), next);

    // Then
    assertThat(ids(first)).containsExactly(one.at("id"));
    assertThat(ids(second)).containsExactly(other.at("id"));
    assertThat(second.json().has("nextToken")).isFalse();
    assertThat(ids(search(filter("AcceptorAccountId", buyer) + filter("Status", "TERMINATED"), "")))
        .containsExactly(other.at("id"));
    assertThat(ids(search(filter("InitialAgreementId", one.at("id")), "")))
        .containsExactly(one.at("id"));
    var license = "arn:aws:license-manager::123456789012:license:" + one.at("license");
    assertThat(ids(search(filter("LicenseArn", license), ""))).containsExactly(one.at("id"));
    var later = api.now().plusSeconds(2).toString();
    assertThat(ids(search(filter("AfterLastUpdateTime", later), ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"catalog\":\"AWSMarketplace\",\"filters\":[]}",
        "{\"catalog\":\"AWSMarketplace\",\"filters\":[{\"name\":\"PartyType\",\"values\":[]},"
            + "{\"name\":\"AgreementType\",\"values\":[\"PurchaseAgreement\"]}]}"
      })
  void aSearchThatAwsWouldNotTakeIsRefused(String body) {
    refused(agreement("SearchAgreements", body), 400, "ValidationException");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    refused(describe("agmt-none"), 400, "ResourceNotFoundException");
    refused(agreement("DescribeAgreement", "{}"), 400, "ValidationException");
    refused(agreement("DescribeAgreement", "{"), 400, "SerializationException");
    refused(agreement("CancelAgreement", "{}"), 400, "UnknownOperationException");
  }

  @Test
  void whatAContractHoldsIsEntitled() {
    // Given
    var bought = buy("emqx-platform", ",\"quantities\":{\"sessions\":25}");

    // When
    var answer = entitlements(ofTheBuyer("emqx-platform", ""));

    // Then
    var only = answer.json().get("Entitlements").get(0);
    assertThat(answer.json().get("Entitlements")).hasSize(1);
    assertThat(only.get("Dimension").asText()).isEqualTo("sessions");
    assertThat(only.at("/Value/IntegerValue").asInt()).isEqualTo(25);
    assertThat(only.get("LicenseArn").asText()).endsWith(bought.at("license"));
    assertThat(only.get("ExpirationDate").asLong())
        .isEqualTo(Instant.parse(bought.json().at("/terms/endsAt").asText()).getEpochSecond());
  }

  @Test
  void whereThereIsNothingThereIsNoKey() {
    // Given
    buy("redis-cloud", "");
    var over = buy("emqx-platform", "");
    api.post("/aws/agreements/" + over.at("id") + "/terminate", "");

    // Then
    assertThat(entitlements(ofTheBuyer("redis-cloud", "")).text()).isEqualTo("{}");
    assertThat(entitlements(ofTheBuyer("emqx-platform", "")).text()).isEqualTo("{}");
  }

  @Test
  void anEmptyPageMayNotBeTheEnd() {
    // Given
    buy("emqx-platform", "");
    api.put("/aws/dials/apis", "{\"faults\":{},\"emptyPages\":true}");

    // When
    var empty = entitlements(ofTheBuyer("emqx-platform", ""));
    var next = ",\"NextToken\":\"" + empty.at("NextToken") + "\"";
    var full = entitlements(ofTheBuyer("emqx-platform", next));

    // Then
    assertThat(empty.json().has("Entitlements")).isFalse();
    assertThat(full.json().get("Entitlements")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"ProductCode\":\"nothing\"}",
        "{\"ProductCode\":\"emqx-platform\",\"Filter\":{\"OTHER\":[\"1\"]}}",
        "{\"ProductCode\":\"emqx-platform\",\"Filter\":{\"CUSTOMER_IDENTIFIER\":[\"1\"],"
            + "\"CUSTOMER_AWS_ACCOUNT_ID\":[\"1\"]}}"
      })
  void aQuestionForEntitlementsThatAwsWouldNotTakeIsRefused(String body) {
    refused(entitlements(body), 400, "InvalidParameterException");
  }

  @Test
  void moreThanTwentyQuestionsASecondAreThrottled() {
    await().atMost(Duration.ofMinutes(1)).until(() -> atOnce(60).contains("ThrottlingException"));
  }

  @ParameterizedTest
  @CsvSource({
    "AGREEMENT, THROTTLED, 400, ThrottlingException",
    "AGREEMENT, FAILING, 500, InternalServerException",
    "AGREEMENT, DENIED, 400, AccessDeniedException"
  })
  void anApiIsInTroubleForAsManyCallsAsIsDialled(
      String which, String kind, int status, String type) {
    // Given
    var bought = buy("redis-cloud", "");
    api.put(
        "/aws/dials/apis",
        "{\"faults\":{\"%s\":{\"kind\":\"%s\",\"calls\":1}},\"emptyPages\":false}"
            .formatted(which, kind));

    // Then
    refused(describe(bought.at("id")), status, type);
    assertThat(describe(bought.at("id")).status()).isEqualTo(200);
  }

  @Test
  void anApiIsInTroubleUntilTheInstantThatIsDialled() {
    // Given
    var until = api.now().plus(Duration.ofHours(1));
    api.put(
        "/aws/dials/apis",
        "{\"faults\":{\"METERING\":{\"kind\":\"FAILING\",\"until\":\"%s\"}},\"emptyPages\":false}"
            .formatted(until));
    refused(resolve("none"), 500, "InternalServiceErrorException");

    // When
    api.moveTo(until);

    // Then
    refused(resolve("none"), 400, "InvalidTokenException");
  }

  private List<String> atOnce(int questions) {
    return IntStream.range(0, questions)
        .parallel()
        .mapToObj(_ -> ask("entitlement", "1.1", "AWSMPEntitlementService.GetEntitlements", "{}"))
        .map(answer -> answer.at("__type"))
        .toList();
  }

  private Answer buy(String listing, String more) {
    return api.post(
        "/aws/agreements",
        "{\"listing\":\"%s\",\"buyer\":\"%s\"%s}".formatted(listing, buyer, more));
  }

  private Answer resolve(String token) {
    return ask(
        "metering",
        "1.1",
        "AWSMPMeteringService.ResolveCustomer",
        "{\"RegistrationToken\":\"" + token + "\"}");
  }

  private Answer describe(String id) {
    return agreement("DescribeAgreement", "{\"agreementId\":\"" + id + "\"}");
  }

  private Answer search(String filters, String more) {
    return agreement(
        "SearchAgreements",
        "{\"catalog\":\"AWSMarketplace\",\"filters\":[" + filters + BUSINESS + more + "}");
  }

  private static String filter(String name, String value) {
    return "{\"name\":\"%s\",\"values\":[\"%s\"]},".formatted(name, value);
  }

  private Answer agreement(String action, String body) {
    return ask("agreement", "1.0", "AWSMPCommerceService_v20200301." + action, body);
  }

  private String ofTheBuyer(String listing, String more) {
    return "{\"ProductCode\":\"%s\",\"Filter\":{\"CUSTOMER_AWS_ACCOUNT_ID\":[\"%s\"]}%s}"
        .formatted(listing, buyer, more);
  }

  /** Once it is not throttled, because the tests ask so often. */
  private Answer entitlements(String body) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> ask("entitlement", "1.1", "AWSMPEntitlementService.GetEntitlements", body),
            answer -> !answer.text().contains("ThrottlingException"));
  }

  private Answer ask(String door, String version, String target, String body) {
    return api.post(
        "/aws/" + door,
        body,
        Map.of(
            "Content-Type", "application/x-amz-json-" + version,
            "X-Amz-Target", target,
            "Authorization", SIGNED));
  }

  private static Iterable<String> ids(Answer found) {
    return found
        .json()
        .get("agreementViewSummaries")
        .valueStream()
        .map(JsonNode::toString)
        .map(view -> view.replaceAll(".*\"agreementId\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private static void refused(Answer answer, int status, String type) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("__type")).isEqualTo(type);
  }
}
