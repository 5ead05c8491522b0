package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.gracekeeper.events.BillingEvent.CeaseReason;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.LossReason;
import io.gracekeeper.events.BillingEvent.PaymentMethodCeased;
import io.gracekeeper.events.SubscriptionId;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cards expire with the clock: nobody tells of it, and nothing else has to happen. */
@OnRealParts
class ExpiryTest {

  @Inject DataSource database;

  @Test
  @Tag("A2")
  @Tag("A20")
  @Tag("B6")
  void whenItsCardExpiresASubscriptionGoesToItsNextFallbackThatIsGood() {
    // Given
    var customer = Customer.ofRedis();
    var card = customer.paysByCard(thisMonth());
    var expiring = customer.addsCard("expiring", thisMonth());
    var requested = customer.requestsWire();
    var good = customer.addsCard("good", "2040-01");
    customer.designates(expiring, requested, good).statusCode(200);
    customer.charge().body("goodUntil", equalTo(nextMonth().toString()));

    // When
    Customer.movesTo(nextMonth());

    // Then
    var reassigned = (ChargeReassigned) customer.awaitRevision(2);
    assertThat(reassigned.from().id().value()).isEqualTo(card);
    assertThat(reassigned.to().id().value()).isEqualTo(good);
    assertThat(customer.awaitEnvelope(2).cause().toString()).contains("payment-method-expired:");
    var ceased = customer.awaitEvent(PaymentMethodCeased.class);
    assertThat(ceased.paymentMethod().id().value()).isEqualTo(card);
    assertThat(ceased.reason()).isEqualTo(CeaseReason.CARD_EXPIRED);
    assertThat(ceased.subscriptions()).containsExactly(new SubscriptionId(customer.subscription));
    customer.charge().body("covered", is(true)).body("goodUntil", equalTo("2040-02-01T00:00:00Z"));
  }

  @Test
  @Tag("P4")
  void withoutAFallbackItIsUncovered() {
    // Given
    var customer = Customer.ofEmqx();
    customer.paysByCard(thisMonth());
    customer.designates(customer.addsCard("good", "2040-01")).statusCode(200);

    // When: by emqx's policy nobody takes over by himself
    Customer.movesTo(nextMonth());

    // Then
    var lost = (CoverageLost) customer.awaitRevision(2);
    assertThat(lost.reason()).isEqualTo(LossReason.PAYMENT_METHOD_INVALID);
    customer.charge().body("covered", is(false)).body("goodUntil", nullValue());
  }

  @Test
  @Tag("B5")
  void whatOnlyWaitsAsAFallbackMayExpireAndNothingChanges() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var card = customer.addsCard(thisMonth());
    customer.designates(card).statusCode(200).body("fallbacks.good", equalTo(List.of(true)));

    // When
    Customer.movesTo(nextMonth());

    // Then
    customer
        .charge()
        .body("covered", is(true))
        .body("coverageRevision", equalTo(1))
        .body("fallbacks.good", equalTo(List.of(false)));
    customer.cancels();
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);
  }

  @Test
  void whatAnotherInstanceHasTakenIsLeftToItAndHoldsUpNobody() throws SQLException {
    // Given
    var theirs = Customer.ofRedis();
    theirs.paysByCard(thisMonth());
    var ours = Customer.ofRedis();
    ours.paysByCard(thisMonth());
    var expiry = nextMonth();
    try (var another = database.getConnection();
        var take =
            another.prepareStatement("select * from charge where subscription_id = ? for update")) {
      another.setAutoCommit(false);
      take.setString(1, theirs.subscription);
      take.execute();

      // When
      Customer.setsClockTo(expiry);

      // Then
      assertThat(ours.awaitRevision(2)).isInstanceOf(CoverageLost.class);
      theirs.charge().body("covered", is(true));
      another.rollback();
    }
    assertThat(theirs.awaitRevision(2)).isInstanceOf(CoverageLost.class);
  }

  @Test
  void theNextExpiryIsWhereTheSandboxesClockStops() {
    // Given
    var customer = Customer.ofRedis();
    customer.paysByCard(thisMonth());

    // When
    var due = asOperator().get("/sandbox/due").then();

    // Then
    due.body("next", equalTo(nextMonth().toString()));
  }

  private static String thisMonth() {
    return month().toString();
  }

  private static Instant nextMonth() {
    return month().plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static YearMonth month() {
    return YearMonth.from(Customer.now().atOffset(ZoneOffset.UTC));
  }
}
