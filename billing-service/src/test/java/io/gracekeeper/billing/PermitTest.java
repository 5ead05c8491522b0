package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOperator;
import static io.gracekeeper.callers.Callers.asService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.MarketplaceEvent.AgreementAnswered;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementState;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@OnRealParts
@Tag("D1")
class PermitTest {

  @Inject DataSource database;

  @Test
  void aPermitIsGrantedForWhatNobodyPaysFor() {
    var customer = anUncoveredCustomer();

    customer.asksForPermit(2).statusCode(200).body("permit", notNullValue());
  }

  @Test
  void noPermitForWhatIsPaidFor() {
    var customer = Customer.ofEmqx().whoPaysByAws();

    customer.asksForPermit(1).statusCode(409).body("code", equalTo("covered"));
  }

  @Test
  @Tag("A33")
  void noPermitWhenADecisionWasLeftBehindAndSomebodyPaysAfterAll() throws SQLException {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    try (var connection = database.getConnection();
        var leaveBehind =
            connection.prepareStatement(
                "update charge set coverage = 'UNCOVERED', loss_reason = 'AGREEMENT_ENDED',"
                    + " coverage_revision = 2 where subscription_id = ?")) {
      leaveBehind.setString(1, customer.subscription);
      leaveBehind.executeUpdate();
    }

    // When
    var answer = customer.asksForPermit(2);

    // Then
    answer.statusCode(409).body("code", equalTo("covered"));
    assertThat(customer.awaitRevision(3)).isInstanceOf(CoverageGained.class);
  }

  @Test
  void noPermitForAnotherDecisionThanBillingsLast() {
    var customer = anUncoveredCustomer();

    customer.asksForPermit(1).statusCode(409).body("code", equalTo("another-decision"));
    customer.asksForPermit(3).statusCode(409).body("code", equalTo("another-decision"));
  }

  @Test
  @Tag("D2")
  void whileAPermitIsLiveCoverageIsHeldBackAndComesWhenItExpires() {
    // Given
    var customer = anUncoveredCustomer();
    var card = customer.addsCard("2030-01");
    customer.asksForPermit(2).statusCode(200);

    // When
    customer
        .switchesTo(card)
        .statusCode(200)
        .body("covered", is(false))
        .body("deletionUnderWay", notNullValue());
    var another = customer.asksForPermit(2);

    // Then
    another.statusCode(409).body("code", equalTo("covered"));
    assertThat(customer.awaitRevision(3)).isInstanceOf(CoverageGained.class);
    customer.asksForPermit(3).statusCode(409).body("code", equalTo("covered"));
  }

  @Test
  void noPermitBeforeTheMarketplaceWasAskedAboutTheEnd() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    customer.cancels();
    customer.awaitRevision(2);
    customer.asksForPermit(2).statusCode(409).body("code", equalTo("end-unconfirmed"));

    // When
    customer.awsCannotSay();

    // Then
    customer.asksForPermit(2).statusCode(200);
  }

  @Test
  void noPermitOnAnAnswerFromBeforeTheStop() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    customer.cancels();
    customer.awaitRevision(2);
    awsSaysThatItEnded(customer, 72);
    customer.asksForPermit(2).statusCode(409).body("code", equalTo("end-unconfirmed"));

    // When
    awsSaysThatItEnded(customer, 76);

    // Then
    customer.asksForPermit(2).statusCode(200);
  }

  /** As a subscription-service of an older version asks. */
  @Test
  void whoeverDoesNotSayWhenItStoppedWaits() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    customer.cancels();
    customer.awaitRevision(2);
    awsSaysThatItEnded(customer, 76);

    // When
    var answer =
        asService()
            .contentType(ContentType.JSON)
            .body(Map.of("deployment", "dep", "uid", "uid-1", "coverageRevision", 2))
            .post("/subscriptions/" + customer.subscription + "/permits");

    // Then
    answer.then().statusCode(409).body("code", equalTo("end-unconfirmed"));
  }

  @Test
  void oneSignOfAnEndThatCannotBeAskedAboutIsNoneUntilAnOperatorVouchesForIt() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    customer.told(new AgreementEnded(customer.agreement, EndReason.UNSUBSCRIBED), 70, "ended");
    customer.awaitRevision(2);
    customer.awsCannotSay();
    customer.asksForPermit(2).statusCode(409).body("code", equalTo("end-unconfirmed"));

    // When
    confirmsTheEnd(customer)
        .statusCode(200)
        .body("agreement", equalTo(customer.agreement.key()))
        .body("endedAt", equalTo(Customer.NOON.plus(Duration.ofMinutes(70)).toString()));

    // Then
    customer.asksForPermit(2).statusCode(200);
  }

  @Test
  void anOperatorConfirmsOnlyAnEndOfWhichTheMarketplaceTold() {
    var customer = Customer.ofEmqx().whoPaysByAws();

    confirmsTheEnd(customer).statusCode(409).body("code", equalTo("agreement-not-ended"));
  }

  private static void awsSaysThatItEnded(Customer customer, int minute) {
    customer.told(
        new AgreementAnswered(customer.agreement, AgreementState.ENDED, null, "asked"),
        minute,
        "asked-" + minute);
    Customer.everythingSettles();
  }

  private static ValidatableResponse confirmsTheEnd(Customer customer) {
    var links = "/accounts/" + customer.account + "/links";
    String link = asOperator().get(links).then().extract().path("links[0].id");
    return asOperator().post(links + "/" + link + "/end-confirmation").then();
  }

  private static Customer anUncoveredCustomer() {
    var customer = Customer.ofEmqx().whoPaysByAws();
    customer.cancels();
    customer.awaitRevision(2);
    customer.awsCannotSay();
    return customer;
  }
}
