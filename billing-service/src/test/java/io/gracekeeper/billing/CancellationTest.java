package io.gracekeeper.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.gracekeeper.embedded.Golden;
import io.gracekeeper.events.BillingEvent.AccountLinked;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.LossReason;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementAdvised;
import io.gracekeeper.events.MarketplaceEvent.AgreementCancellationPending;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnRealParts
class CancellationTest {

  @Test
  @Tag("E9")
  void aSecondStartWithAnotherOfferAndAnAdvisoryChangeNothing() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();

    // When
    customer.told(new AgreementStarted(customer.agreement, "offer-of-later", false), 5, "again");
    customer.told(new AgreementAdvised(customer.agreement, false), 6, "advised");
    customer.told(new AgreementAdvised(customer.agreement, true), 7, "resolved");

    // Then
    Customer.everythingSettles();
    customer.charge().body("covered", equalTo(true)).body("coverageRevision", equalTo(1));
    assertThat(customer.published(AccountLinked.class)).hasSize(1);
  }

  @Test
  @Tag("A20")
  void everySubscriptionWithAFallbackGoesOnWithoutAGap() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var wire = customer.hasApprovedWire();
    customer.designates(wire).statusCode(200);

    // When
    customer.cancels();

    // Then
    var reassigned = (ChargeReassigned) customer.awaitRevision(2);
    assertThat(reassigned.to().id().value()).isEqualTo(wire);
    assertThat(reassigned.from().label()).isEqualTo("AWS Marketplace Subscription");
    assertThat(reassigned.basis().rule()).isEqualTo("A20");
    customer.charge().body("covered", is(true)).body("paymentMethod", equalTo(wire));
    assertThat(customer.awaitEnvelope(2).cause().notice()).startsWith("ended-");
    assertThat(Golden.fieldsOf(reassigned)).isEqualTo(Golden.fieldsOfGolden(reassigned));
  }

  @Test
  @Tag("C15")
  @Tag("P4")
  void withoutAFallbackNobodyPays() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    customer.addsCard("2030-01");

    // When
    customer.cancels();

    // Then
    var lost = (CoverageLost) customer.awaitRevision(2);
    assertThat(lost.reason()).isEqualTo(LossReason.AGREEMENT_ENDED);
    assertThat(lost.grace()).isEqualTo(Duration.ofDays(3));
    assertThat(lost.trialsRunOn()).isTrue();
    assertThat(lost.basis().policyHash()).hasSize(64);
    assertThat(Golden.fieldsOf(lost)).isEqualTo(Golden.fieldsOfGolden(lost));
    customer.charge().body("covered", is(false)).body("reason", equalTo("AGREEMENT_ENDED"));
  }

  @Test
  @Tag("A3")
  void aWireTransferThatIsOnlyRequestedDoesNotTakeOverUntilItIsApproved() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    customer.designates(customer.requestsWire()).statusCode(200);

    // When
    customer.cancels();

    // Then
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);

    // When
    customer.hasApprovedWire();

    // Then
    assertThat(customer.awaitRevision(3)).isInstanceOf(CoverageGained.class);
  }

  @Test
  @Tag("D2")
  void aMethodChosenAfterTheEndCovers() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    customer.cancels();
    customer.awaitRevision(2);

    // When
    customer.switchesTo(customer.addsCard("2030-01")).statusCode(200);

    // Then
    var gained = (CoverageGained) customer.awaitRevision(3);
    assertThat(gained.paidBy().label()).isEqualTo("Visa …4242");
    assertThat(gained.basis().rule()).isEqualTo("D2");
  }

  @Test
  @Tag("D2")
  void subscribingAgainCovers() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    customer.cancels();
    customer.awaitRevision(2);

    // When
    customer.told(new AgreementStarted(customer.agreement, null, false), 90, "again");

    // Then
    assertThat(customer.awaitRevision(3)).isInstanceOf(CoverageGained.class);
  }

  @Test
  @Tag("B5")
  @Tag("D4")
  void whatAFallbackTookOverGoesBackWhenTheAgreementPaysAgainAsIfItsEndHadBeenToldLate() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    customer.designates(customer.hasApprovedWire()).statusCode(200);
    customer.cancels();
    customer.awaitRevision(2);

    // When
    customer.subscribesAgain();

    // Then
    var back = (ChargeReassigned) customer.awaitRevision(3);
    assertThat(back.to().label()).isEqualTo("AWS Marketplace Subscription");
    assertThat(back.basis().rule()).isEqualTo("B5");
  }

  @Test
  @Tag("D4")
  void whatAPersonChoseAfterTheEndStaysWhenTheAgreementPaysAgain() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var wire = customer.hasApprovedWire();
    customer.designates(wire).statusCode(200);
    customer.cancels();
    customer.awaitRevision(2);
    customer.switchesTo(wire).statusCode(200);

    // When
    customer.subscribesAgain();
    customer.settles();

    // Then
    customer.charge().body("paymentMethod", equalTo(wire)).body("coverageRevision", equalTo(2));
  }

  @Test
  @Tag("E9")
  void aPendingCancelAndAHintEndNothing() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();

    // When
    customer.told(new AgreementCancellationPending(customer.agreement), 10, "pending");
    customer.told(new MarketplaceEvent.EntitlementsMayHaveChanged(customer.agreement), 11, "hint");
    customer.settles();

    // Then
    customer.charge().body("covered", is(true)).body("coverageRevision", equalTo(1));
  }

  @Test
  @Tag("D4")
  void theSameNoticeFiveTimesIsOneDecision() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();

    // When
    for (int i = 0; i < 5; i++) {
      customer.cancels();
    }
    customer.settles();

    // Then
    assertThat(customer.decisions().stream().filter(CoverageLost.class::isInstance)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spe", "sep", "pse", "pes", "esp", "eps"})
  @Tag("D4")
  @Tag("E3")
  void everyOrderOfSubscribePendingAndUnsubscribedEndsTheSame(String order) {
    // Given
    var customer = Customer.ofEmqx();

    // When: before anybody has registered the agreement
    for (var kind : order.split("")) {
      switch (kind) {
        case "s" -> customer.told(new AgreementStarted(customer.agreement, null, false), 0, "s");
        case "p" -> customer.told(new AgreementCancellationPending(customer.agreement), 5, "p");
        default ->
            customer.told(new AgreementEnded(customer.agreement, EndReason.UNSUBSCRIBED), 9, "e");
      }
    }
    customer.settles();

    // Then
    customer.links().statusCode(409).body("code", equalTo("agreement-ended"));
    customer.opens();
    assertThat(customer.awaitRevision(1)).isInstanceOf(CoverageLost.class);
  }

  @Test
  @Tag("E4")
  void aRegistrationBeforeAnyNoticeCompletesWhenTheNoticeComes() {
    // Given
    var customer = Customer.ofEmqx();
    customer
        .links()
        .statusCode(200)
        .body("state", equalTo("PENDING"))
        .body("paymentMethod", nullValue());
    customer.opens();
    customer.awaitRevision(1);

    // When
    customer.told(new AgreementStarted(customer.agreement, null, false), 0, "started");

    // Then
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageGained.class);
    customer.links().body("state", equalTo("LINKED"));
  }

  @Test
  @Tag("A12")
  @Tag("A33")
  void aSubscriptionIsSwitchedToALiveMethodAndToNoOther() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var requested = customer.requestsWire();
    var card = customer.addsCard("2030-01");

    // When
    customer
        .switchesTo(requested)
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("payment-method-not-live"));
    customer.switchesTo(card).statusCode(200);

    // Then
    var switched = (ChargeReassigned) customer.awaitRevision(2);
    assertThat(switched.basis().rule()).isEqualTo("A12");
    assertThat(switched.to().id().value()).isEqualTo(card);
    assertThat(customer.decisions()).hasSize(2);
  }

  @Test
  void whatIsUnknownIsAnsweredAsAProblem() {
    var customer = Customer.ofRedis();

    customer.charge().statusCode(404).body("code", equalTo("unknown-subscription"));
    customer.switchesTo(" ").statusCode(400).contentType("application/problem+json");
    assertThat(List.of(customer.decisions())).hasSize(1);
  }
}
