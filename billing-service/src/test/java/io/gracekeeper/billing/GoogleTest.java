package io.gracekeeper.billing;

import static io.gracekeeper.billing.Departure.leaving;
import static io.gracekeeper.billing.Departure.methods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.gracekeeper.events.BillingEvent.AccountLinked;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent.AgreementCancellationPending;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was bought at Google Cloud Marketplace pays, and ceases to, as anywhere. */
@OnRealParts
class GoogleTest {

  @Test
  @Tag("B4")
  @Tag("C7")
  void anEntitlementIsLinkedAndPays() {
    // Given
    var customer = Customer.ofRedisAtGoogle();
    var link = customer.links();
    link.statusCode(200).body("state", equalTo("PENDING"));

    // When
    isActive(customer);

    // Then
    customer.awaitEvent(AccountLinked.class);
    customer.opens();
    customer.awaitRevision(1);
    customer.charge().body("covered", equalTo(true));
    methods(customer)
        .body("paymentMethods.label", contains("Google Cloud Marketplace Subscription"));
  }

  @Test
  @Tag("A9")
  @Tag("A18")
  @Tag("A28")
  @Tag("B4")
  void itsOwnWayOutIsTold() {
    // Given
    var customer = whoPaysByGoogle();

    // When
    var told = leaving(customer);

    // Then
    told.body("marketplaces[0].marketplace", equalTo(Marketplace.GOOGLE.name()))
        .body("marketplaces[0].cancelSteps", hasItem(containsString("Cancel order")))
        .body("marketplaces[0].guide", containsString("cloud.google.com/marketplace"))
        .body("marketplaces[0].staysThere", hasItem(containsString("committed spend")));
  }

  @Test
  @Tag("A20")
  @Tag("B4")
  void itsEndLetsTheFallbackTakeOver() {
    // Given
    var customer = whoPaysByGoogle();
    customer.designates(customer.hasApprovedWire()).statusCode(200);

    // When
    cancels(customer);

    // Then
    var reassigned = (ChargeReassigned) customer.awaitRevision(2);
    assertThat(reassigned.from().label()).isEqualTo("Google Cloud Marketplace Subscription");
    assertThat(reassigned.to().label()).isEqualTo("Wire transfer");
  }

  @Test
  @Tag("B4")
  @Tag("C15")
  void withoutOneNobodyPays() {
    // Given
    var customer = whoPaysByGoogle();

    // When
    cancels(customer);

    // Then
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);
  }

  private static Customer whoPaysByGoogle() {
    var customer = Customer.ofRedisAtGoogle();
    isActive(customer);
    customer.isLinked();
    customer.opens();
    customer.awaitRevision(1);
    return customer;
  }

  private static void isActive(Customer customer) {
    customer.told(new AgreementStarted(customer.agreement, "offer", false), 0, "active");
  }

  private static void cancels(Customer customer) {
    customer.told(new AgreementCancellationPending(customer.agreement), 10, "pending");
    customer.told(new AgreementEnded(customer.agreement, EndReason.CANCELLED), 70, "cancelled");
  }
}
