package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOperator;
import static io.gracekeeper.callers.Callers.asService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.BillingEvent.AccountLinked;
import io.gracekeeper.events.BillingEvent.AccountUnlinked;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementAnswered;
import io.gracekeeper.events.MarketplaceEvent.AgreementCancellationPending;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementState;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.MarketplaceEvent.Entitlement;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsRead;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the marketplace answers when it is asked, and what it is to be asked. */
@OnRealParts
@Tag("E7")
class AnswersTest {

  @Test
  void anEndThatNoNoticeToldIsAnEnd() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();

    // When
    answered(customer, AgreementState.ENDED, 30);

    // Then
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);
  }

  @Test
  void aStartThatNoNoticeToldIsAStart() {
    // Given
    var customer = Customer.ofEmqx();
    customer.links();

    // When
    answered(customer, AgreementState.LIVE, 30);

    // Then
    customer.awaitEvent(AccountLinked.class);
  }

  @Test
  void whatOnlyAnswersKnewToLiveIsUnlinkedWhenOneSaysThatItEnded() {
    // Given
    var customer = Customer.ofEmqx();
    customer.links();
    answered(customer, AgreementState.LIVE, 30);
    customer.awaitEvent(AccountLinked.class);

    // When
    answered(customer, AgreementState.ENDED, 60);

    // Then
    customer.awaitEvent(AccountUnlinked.class);
  }

  @Test
  void anAnswerAgainstAnEndBringsBackWhatTheEndTook() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    customer.told(new AgreementEnded(customer.agreement, EndReason.UNSUBSCRIBED), 10, "ended");
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);

    // When
    answered(customer, AgreementState.LIVE, 30);

    // Then
    assertThat(customer.awaitRevision(3)).isInstanceOf(CoverageGained.class);
  }

  @Test
  @Tag("D4")
  void aNoticeThatComesAfterTheAnswerThatKnewOfItChangesNothing() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    answered(customer, AgreementState.ENDED, 30);
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);

    // When
    customer.told(new AgreementEnded(customer.agreement, EndReason.UNSUBSCRIBED), 10, "late");

    // Then
    Customer.everythingSettles();
    assertThat(customer.published(CoverageLost.class)).hasSize(1);
  }

  @Test
  @Tag("E9")
  void anAnswerThatLeavesItOpenEndsNothing() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();

    // When
    answered(customer, AgreementState.UNKNOWN, 30);
    customer.told(new EntitlementsRead(customer.agreement, List.of()), 31, "read");

    // Then
    Customer.everythingSettles();
    customer.charge().body("covered", equalTo(true));
  }

  @Test
  void whatItEntitlesToMakesALink() {
    // Given
    var customer = Customer.ofEmqx();
    customer.links();

    // When
    var users = new Entitlement("users", "25", Instant.parse("2030-01-01T00:00:00Z"));
    customer.told(new EntitlementsRead(customer.agreement, List.of(users)), 1, "read");

    // Then
    customer.awaitEvent(AccountLinked.class);
  }

  @Test
  @Tag("E9")
  void aPendingCancelIsAskedAboutAfterTwoHours() {
    // Given
    var customer = Customer.ofEmqx();
    var agreement = concurrent(customer);
    customer.told(new MarketplaceEvent.AgreementStarted(agreement, null, false), 0, "started");

    customer.told(answer(agreement, AgreementState.LIVE), 60, "answered");

    // When
    customer.told(new AgreementCancellationPending(agreement), 70, "pending");

    // Then
    Customer.everythingSettles();
    var question = question(agreement);
    assertThat(question).containsEntry("state", "LIVE").containsEntry("entitled", false);
    assertThat(Instant.parse((String) question.get("askAt")))
        .isEqualTo(Customer.NOON.plus(Duration.ofMinutes(70 + 120)));
  }

  @Test
  @Tag("D1")
  void anEndIsAskedAboutUntilItIsConfirmedAndThenEachDay() {
    // Given
    var customer = Customer.ofEmqx();
    var agreement = concurrent(customer);
    customer.told(new MarketplaceEvent.AgreementStarted(agreement, null, false), 0, "started");
    customer.told(new AgreementEnded(agreement, EndReason.CANCELLED), 10, "ended");
    Customer.everythingSettles();
    assertThat(question(agreement)).containsEntry("state", "ENDED");

    // When
    customer.told(answer(agreement, AgreementState.ENDED), 30, "answered");

    // Then
    Customer.everythingSettles();
    asService()
        .get("/marketplaces/AWS/agreements/" + agreement.agreement())
        .then()
        .statusCode(200)
        .body("state", equalTo("ENDED"))
        .body("askAt", equalTo(Customer.NOON.plus(Duration.ofMinutes(30 + 24 * 60)).toString()));
  }

  @Test
  void questionsComeAPageAtATimeTheSoonestFirst() {
    // Given
    var customer = Customer.ofEmqx();
    for (var minute : List.of(3, 1, 2)) {
      var names =
          new AgreementNames(
              Marketplace.AWS, "agmt-" + minute + "-" + customer.account, null, null, null);
      customer.told(
          new MarketplaceEvent.AgreementStarted(names, null, false), minute, "started" + minute);
    }

    // When
    Customer.everythingSettles();

    // Then
    var asked = questions(2).stream().map(it -> Instant.parse((String) it.get("askAt"))).toList();
    assertThat(asked).hasSizeGreaterThanOrEqualTo(3).isSorted();
  }

  @Test
  void ofAnAgreementThatNobodyToldOfNothingIsKnown() {
    asOperator()
        .get("/marketplaces/AWS/agreements/agmt-of-nobody")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-agreement"));
    asOperator().get("/marketplaces/ATLANTIS/questions").then().statusCode(400);
  }

  private static Map<String, Object> question(AgreementNames agreement) {
    var own = "agreement=" + agreement.agreement() + ",";
    return questions(50).stream()
        .filter(it -> String.valueOf(it.get("agreement")).replace("}", ",").contains(own))
        .findFirst()
        .orElse(Map.of());
  }

  private static List<Map<String, Object>> questions(int limit) {
    var all = new ArrayList<Map<String, Object>>();
    String after = null;
    do {
      var page = page(limit, after);
      all.addAll(page.<List<Map<String, Object>>>path("agreements"));
      after = page.path("next");
    } while (after != null);
    return all;
  }

  private static ExtractableResponse<Response> page(int limit, @Nullable String after) {
    var asked = new HashMap<String, Object>(Map.of("limit", limit));
    if (after != null) {
      asked.put("after", after);
    }
    return asService()
        .queryParams(asked)
        .get("/marketplaces/AWS/questions")
        .then()
        .statusCode(200)
        .extract();
  }

  private static void answered(Customer customer, AgreementState state, int minute) {
    customer.told(answer(customer.agreement, state), minute, "answer" + minute);
  }

  private static AgreementAnswered answer(AgreementNames agreement, AgreementState state) {
    return new AgreementAnswered(agreement, state, null, "DescribeAgreement");
  }

  private static AgreementNames concurrent(Customer customer) {
    return new AgreementNames(Marketplace.AWS, "agmt-" + customer.account, null, null, null);
  }
}
