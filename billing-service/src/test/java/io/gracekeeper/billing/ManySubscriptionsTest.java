package io.gracekeeper.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.events.BillingEvent.CeaseReason;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.PaymentMethodCeased;
import io.gracekeeper.events.SubscriptionId;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However many subscriptions an agreement pays for, its end is decided in one go. */
@OnRealParts
class ManySubscriptionsTest {

  private static final int MANY = 1_000;

  /**
   * One statement for each would be {@link #MANY}. Whoever waits until all is quiet asks as well,
   * and the more often the slower the machine is.
   */
  private static final long FEW = MANY / 2;

  @Inject EntityManagerFactory database;

  @Test
  @Tag("A20")
  @Tag("B6")
  void theEndOfAnAgreementThatPaysForAThousandAsksTheDatabaseAFewTimes() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var subscriptions = opened(customer);
    customer.prefers(customer.addsCard("2040-01"));

    // When
    statistics().clear();
    customer.cancels();
    Customer.everythingSettles();

    // Then
    assertThat(statistics().getPrepareStatementCount()).isBetween(1L, FEW);
    assertThat(customer.published(ChargeReassigned.class)).hasSize(MANY);
    assertThat(named(customer)).containsExactlyInAnyOrderElementsOf(subscriptions);
  }

  @Test
  @Tag("C15")
  @Tag("D2")
  void soDoTheirLossAndTheirReturn() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    opened(customer);

    // When
    statistics().clear();
    customer.cancels();
    Customer.everythingSettles();
    customer.subscribesAgain();
    Customer.everythingSettles();

    // Then
    assertThat(statistics().getPrepareStatementCount()).isBetween(1L, 2 * FEW);
    assertThat(customer.published(CoverageLost.class)).hasSize(MANY);
    assertThat(customer.published(CoverageGained.class)).hasSize(2 * MANY);
  }

  private static List<SubscriptionId> opened(Customer customer) {
    var others = customer.opensAll(IntStream.range(1, MANY).mapToObj(number -> "-" + number));
    Customer.everythingSettles();
    return Stream.concat(Stream.of(new SubscriptionId(customer.subscription)), others.stream())
        .toList();
  }

  private static List<SubscriptionId> named(Customer customer) {
    var events = customer.published(PaymentMethodCeased.class);
    assertThat(events)
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.reason()).isEqualTo(CeaseReason.AGREEMENT_ENDED))
        .allSatisfy(it -> assertThat(it.subscriptions()).hasSizeLessThanOrEqualTo(500));
    return events.stream().flatMap(it -> it.subscriptions().stream()).toList();
  }

  private Statistics statistics() {
    return database.unwrap(SessionFactory.class).getStatistics();
  }
}
