package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@OnRealParts
class DecisionsTest {

  @Test
  @Tag("A22")
  void whySomethingWasStoppedIsAnsweredFromTheRecord() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();

    // When
    customer.cancels();
    customer.awaitRevision(2);

    // Then
    decisionsAbout(customer, "")
        .body("decisions", hasSize(2))
        .body("decisions[0].paidBy", equalTo("AWS Marketplace Subscription"))
        .body("decisions[1].paidBy", nullValue())
        .body("decisions[1].lossReason", equalTo("AGREEMENT_ENDED"))
        .body("decisions[1].fallbacks", empty())
        .body(
            "decisions[1].explanation",
            equalTo("AWS Marketplace Subscription ceased to pay, and no fallback was designated."))
        .body("decisions[1].notice", startsWith("ended-"))
        .body("decisions[1].rule", equalTo("C15"));
  }

  @Test
  @Tag("A22")
  void aFallbackThatWasDesignatedAndNotGoodIsNamed() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var wire = customer.requestsWire();
    customer.designates(wire).statusCode(200);

    // When
    customer.cancels();
    customer.awaitRevision(2);

    // Then
    decisionsAbout(customer, "?limit=1")
        .body("decisions", hasSize(1))
        .body("decisions[0].coverageRevision", equalTo(1));
    decisionsAbout(customer, "")
        .body("decisions[1].fallbacks", contains(wire))
        .body(
            "decisions[1].explanation",
            equalTo(
                "AWS Marketplace Subscription ceased to pay, and no designated fallback was good."));
  }

  private static ValidatableResponse decisionsAbout(Customer customer, String query) {
    return asOwnerOf(customer.account)
        .get("/subscriptions/" + customer.subscription + "/decisions" + query)
        .then()
        .statusCode(200);
  }
}
