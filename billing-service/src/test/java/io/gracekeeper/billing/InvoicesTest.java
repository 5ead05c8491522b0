package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOperator;
import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An open invoice stands in the way of a change of payment method, and of nothing else (A6). */
@OnRealParts
class InvoicesTest {

  @Test
  @Tag("A6")
  void openInvoicesBlockASwitchAndAreListedWithTheirAmounts() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var card = customer.addsCard("2030-01");
    customer.isInvoiced("inv-1", 1250);
    customer.isInvoiced("inv-2", 300);
    customer.isInvoiced("inv-3", 1);
    customer.pays("inv-3");

    // When
    var refused = customer.switchesTo(card);

    // Then
    refused
        .statusCode(409)
        .body("code", equalTo("open-invoices"))
        .body("detail", equalTo("Open invoices: inv-1 (USD 12.50), inv-2 (USD 3.00)."));
    customer.charge().body("coverageRevision", equalTo(1));

    // When
    customer.pays("inv-1");
    customer.pays("inv-2");

    // Then
    customer.switchesTo(card).statusCode(200);
    assertThat(customer.awaitRevision(2)).isInstanceOf(ChargeReassigned.class);
  }

  @Test
  @Tag("A6")
  @Tag("A33")
  void aSwitchIsRefusedForAllReasonsAtOnce() {
    var customer = Customer.ofRedis().whoPaysByAws();
    customer.isInvoiced("inv-1", 1250);

    customer
        .switchesTo(customer.requestsWire())
        .statusCode(409)
        .body("blockers.code", equalTo(List.of("payment-method-not-live", "open-invoices")));
  }

  @Test
  @Tag("A6")
  @Tag("D2")
  void theyNeverBlockAddingAMethodNorAWayOutOfTheGrace() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    customer.isInvoiced("inv-1", 1250);
    customer.cancels();
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);

    // When
    customer.switchesTo(customer.addsCard("2030-01")).statusCode(200);

    // Then
    assertThat(customer.awaitRevision(3)).isInstanceOf(CoverageGained.class);
  }

  @Test
  @Tag("A6")
  @Tag("A20")
  void theyNeverBlockTheAutomaticReassignment() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    customer.isInvoiced("inv-1", 1250);
    customer.designates(customer.addsCard("2030-01")).statusCode(200);

    // When
    customer.cancels();

    // Then
    assertThat(customer.awaitRevision(2)).isInstanceOf(ChargeReassigned.class);
  }

  @Test
  void anInvoiceIsCorrectedWhileItIsOpenAndStaysAsItWasPaid() {
    // Given
    var customer = Customer.ofRedis();
    customer.isInvoiced("inv-1", 1250);
    customer.isInvoiced("inv-1", 1000);
    list(customer)
        .body("invoices.amount", equalTo(List.of(1000)))
        .body("invoices[0].paidAt", nullValue());

    // When
    customer.pays("inv-1");
    customer.isInvoiced("inv-1", 1);
    customer.pays("inv-1");

    // Then
    list(customer)
        .body("invoices.id", equalTo(List.of("inv-1")))
        .body("invoices.amount", equalTo(List.of(1000)))
        .body("invoices[0].paidAt", notNullValue())
        .body("next", nullValue());
  }

  @Test
  void anInvoiceThatNobodyToldOfIsNotPaid() {
    var customer = Customer.ofRedis();

    asOperator()
        .post("/accounts/" + customer.account + "/invoices/inv-1/payment")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-invoice"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'amount':0,'currency':'USD','issuedAt':'2026-01-01T00:00:00Z','dueAt':'2026-02-01T00:00:00Z'}",
        "{'amount':1.5e99,'currency':'USD','issuedAt':'2026-01-01T00:00:00Z','dueAt':'2026-02-01T00:00:00Z'}",
        "{'amount':1000000000000001,'currency':'USD','issuedAt':'2026-01-01T00:00:00Z','dueAt':'2026-02-01T00:00:00Z'}",
        "{'amount':1,'currency':'XQX','issuedAt':'2026-01-01T00:00:00Z','dueAt':'2026-02-01T00:00:00Z'}",
        "{'amount':1,'currency':'usd','issuedAt':'2026-01-01T00:00:00Z','dueAt':'2026-02-01T00:00:00Z'}",
        "{'amount':1,'currency':'USD','issuedAt':'2026-02-01T00:00:00Z','dueAt':'2026-01-01T00:00:00Z'}",
        "{'amount':1,'currency':'USD','issuedAt':'1969-01-01T00:00:00Z','dueAt':'2026-01-01T00:00:00Z'}"
      })
  void anInvoiceThatIsNotAsItMustBeIsAnInvalidRequest(String body) {
    var customer = Customer.ofRedis();

    asOperator()
        .contentType(ContentType.JSON)
        .body(body.replace('\'', '"'))
        .put("/accounts/" + customer.account + "/invoices/inv-1")
        .then()
        .statusCode(400)
        .body("code", is("invalid-request"));
  }

  private static ValidatableResponse list(Customer customer) {
    return asOwnerOf(customer.account).get("/accounts/" + customer.account + "/invoices").then();
  }
}
