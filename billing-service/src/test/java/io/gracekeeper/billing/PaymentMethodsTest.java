package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOperator;
import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.gracekeeper.billing.payment.PaymentMethods;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.BillingEvent.CeaseReason;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.PaymentMethodCeased;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes of what an account has to pay with, from its adding to its removal. */
@OnRealParts
class PaymentMethodsTest {

  @Inject PaymentMethods paymentMethods;

  @Test
  @Tag("A11")
  @Tag("A3")
  void aWireTransferAwaitsApprovalAndIsLiveFromThenOn() {
    var customer = Customer.ofRedis();
    var wire = customer.requestsWire();

    customer.shows(wire).statusCode(200).body("live", is(false));
    customer.approval(wire).statusCode(200).body("live", is(true));
  }

  @Test
  @Tag("A3")
  void aWireTransferThatWasRejectedNeverCountsAndIsRequestedAnewUnderAnotherId() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var rejected = customer.requestsWire();
    customer.rejection(rejected).statusCode(200).body("rejected", is(true));
    var anew = customer.requestsWire("anew");
    customer.designates(rejected, anew).body("fallbacks.good", equalTo(List.of(false, false)));

    // When
    customer.approval(rejected).statusCode(409).body("code", equalTo("wire-transfer-rejected"));
    customer.approval(anew).statusCode(200);
    customer.cancels();

    // Then
    var reassigned = (ChargeReassigned) customer.awaitRevision(2);
    assertThat(reassigned.to().id().value()).isEqualTo(anew);
  }

  @Test
  @Tag("A33")
  @Tag("B6")
  void whenAWireTransferIsRejectedAfterAllWhatItPaidForIsDecidedAnew() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var wire = customer.hasApprovedWire();
    customer.switchesTo(wire).statusCode(200);

    // When
    customer.rejection(wire).statusCode(200);

    // Then
    assertThat(customer.awaitRevision(3)).isInstanceOf(CoverageLost.class);
    assertThat(customer.awaitEvent(PaymentMethodCeased.class).reason())
        .isEqualTo(CeaseReason.WIRE_TRANSFER_REJECTED);
  }

  @Test
  @Tag("A33")
  @Tag("D2")
  void aCardThatIsToldAnewCoversAgain() {
    // Given
    var customer = Customer.ofEmqx();
    var card = customer.paysByCard("2030-01");
    customer.cardIsTold(card, "2020-01");
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);

    // When
    customer.cardIsTold(card, "2031-01");

    // Then
    var gained = (CoverageGained) customer.awaitRevision(3);
    assertThat(gained.paidBy().label()).isEqualTo("Visa …1881");
    customer.charge().body("goodUntil", equalTo("2031-02-01T00:00:00Z"));
  }

  @Test
  @Tag("B6")
  void creditsPayUntilTheyAreUsedUp() {
    // Given
    var customer = Customer.ofEmqx();
    var account = new AccountId(customer.account);
    var credits = customer.hasCredits(1250);
    customer.shows(credits).body("live", is(true)).body("balance.amount", equalTo(1250));
    assertThat(paymentMethods.hasCredits(account)).isTrue();
    customer.prefers(credits);
    customer.opens();
    customer.awaitRevision(1);

    // When
    customer.hasCredits(0);

    // Then
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);
    assertThat(customer.awaitEvent(PaymentMethodCeased.class).reason())
        .isEqualTo(CeaseReason.CREDITS_USED_UP);
    assertThat(paymentMethods.hasCredits(account)).isFalse();
  }

  @Test
  @Tag("A2")
  void onlyACardOrAWireTransferIsDesignatedAndEveryOtherIsNamedAtOnce() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var aws = customer.charge().extract().<String>path("paymentMethod");
    var credits = customer.hasCredits(1);
    var good = customer.addsCard("2030-01");
    customer.designates(good).statusCode(200);

    // When
    var refused = customer.designates(aws, credits, "nobody's");

    // Then
    refused.body(
        "blockers.code",
        equalTo(List.of("not-a-fallback", "not-a-fallback", "unknown-payment-method")));
    customer.charge().body("fallbacks.paymentMethod", equalTo(List.of(good)));
  }

  @Test
  @Tag("B5")
  @Tag("P4")
  void anotherDefaultMovesNothingWhileSomebodyPays() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();

    // When
    customer.prefers(customer.addsCard("2030-01"));

    // Then
    customer.charge().body("coverageRevision", equalTo(1)).body("covered", is(true));
  }

  @Test
  @Tag("A4")
  void aMethodIsNotRemovedWhileSubscriptionsAreChargedToItAndTheRefusalListsThem() {
    // Given
    var customer = Customer.ofRedis();
    var card = customer.paysByCard("2030-01");
    customer.isInvoiced("inv-1", 1250);

    // When
    var refused = customer.removes(card);

    // Then
    refused
        .statusCode(409)
        .body("blockers.code", equalTo(List.of("still-charged", "open-invoices")))
        .body("detail", containsString(customer.subscription))
        .body("detail", containsString("inv-1 (USD 12.50)"));
    customer.shows(card).body("live", is(true)).body("default", is(true));
  }

  @Test
  void aMethodThatIsRemovedIsGoneAndWhatItWasDesignatedForIsNamed() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var card = customer.addsCard("2030-01");
    customer.designates(card).statusCode(200);
    customer.prefers(card);

    // When
    var removed = customer.removes(card);

    // Then
    removed
        .statusCode(200)
        .body("wasDefault", is(true))
        .body("noLongerFallbackOf", equalTo(List.of(customer.subscription)));
    customer.shows(card).statusCode(404);
    customer.removes(card).statusCode(200).body("noLongerFallbackOf", empty());
    customer.charge().body("fallbacks", empty());
    customer.cancels();
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);
  }

  @Test
  void anIdOfAMethodThatIsGoneIsTaken() {
    // Given
    var customer = Customer.ofRedis();
    var card = customer.addsCard("2030-01");
    customer.removes(card).statusCode(200);

    // When
    var again =
        asOwnerOf(customer.account)
            .contentType(ContentType.JSON)
            .body(Map.of("wireTransfer", Map.of()))
            .put("/accounts/" + customer.account + "/payment-methods/" + card);

    // Then
    again.then().statusCode(409).body("code", equalTo("id-taken"));
  }

  @Test
  void aMarketplaceAndCreditsAreNotRemovedButNamedWithWhatToDo() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var aws = customer.charge().extract().<String>path("paymentMethod");

    // When
    var refused = customer.removes(aws);

    // Then
    refused
        .statusCode(409)
        .body("blockers.code", equalTo(List.of("not-removable", "still-charged")))
        .body("blockers[0].clearedBy", containsString("disconnect it, or cancel there"));
    customer
        .removes(customer.hasCredits(1))
        .statusCode(409)
        .body("blockers.code", equalTo(List.of("not-removable")));
  }

  @Test
  void whatIsOfAnotherKindIsNotToldAnewNorCredited() {
    // Given
    var customer = Customer.ofRedis();
    var wire = customer.requestsWire();
    var card = customer.addsCard("2030-01");
    customer.hasCredits(1);
    var methods = "/accounts/" + customer.account + "/payment-methods/";

    // When, Then
    credited(methods + card, "USD").then().statusCode(409).body("code", equalTo("id-taken"));
    credited(methods + "credits-" + customer.account, "EUR").then().statusCode(400);
    credited(methods + "other", "XQX").then().statusCode(400);
    asOperator()
        .contentType(ContentType.JSON)
        .body(Map.of("token", "t", "brand", "Visa", "lastFour", "4242", "expires", "2030-01"))
        .put(methods + wire + "/card")
        .then()
        .statusCode(409)
        .body("code", equalTo("not-a-card"));
  }

  private static Response credited(String method, String currency) {
    return asOperator()
        .contentType(ContentType.JSON)
        .body(Map.of("amount", 1, "currency", currency))
        .put(method + "/credits");
  }
}
