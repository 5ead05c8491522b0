package io.gracekeeper.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.gracekeeper.events.BillingEvent.CoverageGained;
import jakarta.inject.Inject;
import java.sql.SQLException;
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

    // Then
    assertThat(customer.awaitRevision(3)).isInstanceOf(CoverageGained.class);
    customer.asksForPermit(3).statusCode(409).body("code", equalTo("covered"));
  }

  private static Customer anUncoveredCustomer() {
    var customer = Customer.ofEmqx().whoPaysByAws();
    customer.cancels();
    customer.awaitRevision(2);
    return customer;
  }
}
