package io.gracekeeper.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.BillingEvent.AccountLinked;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.LinkFailed;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementContinued;
import io.gracekeeper.events.MarketplaceEvent.AgreementDeprovisioned;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementProvisioned;
import io.gracekeeper.events.MarketplaceEvent.AgreementReplaced;
import io.gracekeeper.events.MarketplaceEvent.AgreementScheduled;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.BuyerRegistered;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.MarketplaceEvent.How;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * AWS's concurrent agreements: the buyer comes with a licence, the notices name an agreement, and
 * only what AWS says of the licence joins the two.
 */
@OnRealParts
@Tag("B3")
class ConcurrentAgreementsTest {

  @Test
  @Tag("E4")
  void whoComesBeforeAnyNoticeIsLinkedOnceTheLicenceIsProvided() {
    // Given
    var customer = Customer.ofRedisByLicense();
    customer.links().statusCode(200).body("state", equalTo("PENDING"));
    var agreement = agreementOf(customer);

    // When
    told(customer, new AgreementProvisioned(agreement, null), 1);

    // Then
    var linked = customer.awaitEvent(AccountLinked.class);
    assertThat(linked.agreement().agreement()).isEqualTo(agreement.agreement());
    assertThat(linked.agreement().license()).isEqualTo(agreement.license());
  }

  @Test
  @Tag("E3")
  void whoComesAfterAllNoticesIsLinkedAtOnce() {
    // Given
    var customer = Customer.ofRedisByLicense();
    var agreement = agreementOf(customer);
    told(customer, new AgreementStarted(withoutLicense(agreement), null, false), 0);
    told(customer, new AgreementProvisioned(agreement, null), 1);

    // When
    customer.links();

    // Then
    customer.awaitEvent(AccountLinked.class);
  }

  @Test
  @Tag("E4")
  void whoIsKnownToPayAlreadyIsLinkedByTheLicenceAlone() {
    // Given
    var customer = Customer.ofRedisByLicense();
    var agreement = agreementOf(customer);
    told(customer, new AgreementStarted(withoutLicense(agreement), null, false), 0);
    customer.links().statusCode(200).body("state", equalTo("PENDING"));
    var link = customer.link();

    // When
    told(customer, new AgreementProvisioned(agreement, null), 1);

    // Then
    customer.awaitEvent(AccountLinked.class);
    assertThat(customer.link()).isEqualTo(link);
  }

  @Test
  @Tag("E9")
  void ofTwoAgreementsOfOneBuyerOneEndsAlone() {
    // Given
    var first = whoPaysByLicense();
    var second = whoPaysByLicense();

    // When
    told(first, new AgreementEnded(agreementOf(first), EndReason.CANCELLED), 10);

    // Then
    assertThat(first.awaitRevision(2)).isInstanceOf(CoverageLost.class);
    Customer.everythingSettles();
    second.charge().body("covered", equalTo(true));
  }

  @Test
  @Tag("D4")
  @Tag("E9")
  void anEndByTwoSignsIsOneEndInWhateverOrder() {
    // Given
    var customer = whoPaysByLicense();
    var agreement = agreementOf(customer);

    // When
    told(customer, new AgreementDeprovisioned(agreement), 10);
    told(customer, new AgreementEnded(withoutLicense(agreement), EndReason.TERMINATED), 9);
    told(customer, new AgreementDeprovisioned(agreement), 10);

    // Then
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);
    Customer.everythingSettles();
    assertThat(customer.published(CoverageLost.class)).hasSize(1);
  }

  @Test
  @Tag("D4")
  void whatWasProvidedIsNoReturnHoweverLateItIsTold() {
    // Given
    var customer = whoPaysByLicense();
    var agreement = agreementOf(customer);
    told(customer, new AgreementEnded(agreement, EndReason.EXPIRED), 10);
    customer.awaitRevision(2);

    // When
    told(customer, new AgreementProvisioned(agreement, null), 11);
    told(customer, new AgreementStarted(agreement, null, false), 0);
    Customer.everythingSettles();

    // Then
    customer.charge().body("covered", equalTo(false));
  }

  @Test
  @Tag("D5")
  void anEndThatGoesOnInAnotherStopsNothingAlsoBeforeThatOneIsKnown() {
    // Given
    var customer = whoPaysByLicense();
    var old = agreementOf(customer);
    var renewed = another(old);

    // When
    told(customer, new AgreementContinued(old, How.RENEWED), 10);
    told(customer, new AgreementDeprovisioned(old), 11);
    Customer.everythingSettles();
    customer.charge().body("covered", equalTo(true));
    told(customer, new AgreementStarted(renewed, null, false), 12);
    told(customer, new AgreementReplaced(withoutLicense(old), renewed, How.RENEWED), 12);
    Customer.everythingSettles();

    // Then
    customer.charge().body("covered", equalTo(true));
    assertThat(customer.published(CoverageLost.class)).isEmpty();
    assertThat(customer.published(AccountLinked.class))
        .last()
        .satisfies(it -> assertThat(it.agreement().agreement()).isEqualTo(renewed.agreement()));
  }

  @Test
  @Tag("D4")
  void aLegacyPurchaseWhoseLicenceIsKnownGoesOnAsAnAgreement() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var link = customer.link();
    var license = "l-" + UUID.randomUUID();
    var bought = customer.agreement;
    var both = new AgreementNames(Marketplace.AWS, null, license, bought.listing(), bought.buyer());
    var agreement =
        new AgreementNames(Marketplace.AWS, "agmt-" + license, license, bought.listing(), null);

    // When
    told(customer, new BuyerRegistered(both, customer.registration, null, false), 1);
    told(customer, new AgreementProvisioned(agreement, null), 2);
    Customer.everythingSettles();
    customer.charge().body("covered", equalTo(true));
    told(customer, new AgreementEnded(withoutLicense(agreement), EndReason.CANCELLED), 10);

    // Then
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);
    assertThat(customer.link()).isEqualTo(link);
  }

  @Test
  @Tag("D4")
  void aLegacyPurchaseOfWhichAllIsToldAtOnceEndsAsAnAgreement() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var license = "l-" + UUID.randomUUID();
    var bought = customer.agreement;
    var both = new AgreementNames(Marketplace.AWS, null, license, bought.listing(), bought.buyer());
    var agreement =
        new AgreementNames(Marketplace.AWS, "agmt-" + license, license, bought.listing(), null);

    // When
    customer.toldAtOnce(
        List.of(
            new BuyerRegistered(both, customer.registration, null, false),
            new AgreementProvisioned(agreement, null),
            new AgreementEnded(withoutLicense(agreement), EndReason.CANCELLED)));

    // Then
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);
  }

  @Test
  @Tag("D4")
  void whoComesJustAsTheLicenceIsProvidedIsLinkedWhicheverIsFirst() {
    for (var time = 0; time < 8; time++) {
      // Given
      var customer = Customer.ofRedisByLicense();
      var agreement = agreementOf(customer);

      // When
      customer.comes();
      told(customer, new AgreementProvisioned(agreement, null), 1);
      told(customer, new AgreementStarted(withoutLicense(agreement), null, false), 0);

      // Then
      customer.linksWith(customer.ticket()).statusCode(200);
      customer.awaitEvent(AccountLinked.class);
    }
  }

  @Test
  @Tag("D5")
  @Tag("C15")
  void oneThatWasRenewedPaysNoMoreWhenItsRenewalEnds() {
    // Given
    var customer = whoPaysByLicense();
    var first = agreementOf(customer);
    var renewal = another(first);
    told(customer, new AgreementContinued(withoutLicense(first), How.RENEWED), 10);
    told(customer, new AgreementReplaced(withoutLicense(first), renewal, How.RENEWED), 10);
    told(customer, new AgreementProvisioned(renewal, null), 10);
    Customer.everythingSettles();
    customer.charge().body("covered", equalTo(true));

    // When
    told(customer, new AgreementEnded(renewal, EndReason.CANCELLED), 20);

    // Then
    customer.awaitEvent(CoverageLost.class);
    Customer.everythingSettles();
    customer.charge().body("covered", equalTo(false));
  }

  @Test
  @Tag("C6")
  void whatBeginsLaterIsWaitedFor() {
    // Given
    var customer = Customer.ofRedisByLicense();
    customer.links();
    var agreement = agreementOf(customer);
    var begins = Customer.now().plus(Duration.ofDays(30));

    // When
    told(customer, new AgreementScheduled(agreement, begins, null), 0);
    Customer.everythingSettles();
    Customer.movesTo(begins.minus(Duration.ofHours(1)));

    // Then
    assertThat(customer.published(LinkFailed.class)).isEmpty();
    told(customer, new AgreementProvisioned(agreement, null), 2);
    customer.awaitEvent(AccountLinked.class);
  }

  private static Customer whoPaysByLicense() {
    var customer = Customer.ofRedisByLicense();
    told(customer, new AgreementProvisioned(agreementOf(customer), null), 0);
    customer.isLinked();
    customer.opens();
    customer.awaitRevision(1);
    return customer;
  }

  /** What the notices call it: for the same customer always the same. */
  private static AgreementNames agreementOf(Customer customer) {
    var bought = customer.agreement;
    var id = "agmt-" + bought.license();
    return new AgreementNames(Marketplace.AWS, id, bought.license(), bought.listing(), null);
  }

  private static AgreementNames withoutLicense(AgreementNames agreement) {
    return new AgreementNames(Marketplace.AWS, agreement.agreement(), null, null, null);
  }

  private static AgreementNames another(AgreementNames agreement) {
    return new AgreementNames(
        Marketplace.AWS,
        "agmt-" + UUID.randomUUID(),
        "l-" + UUID.randomUUID(),
        agreement.listing(),
        null);
  }

  private static void told(Customer customer, MarketplaceEvent event, int minute) {
    customer.told(event, minute, event.getClass().getSimpleName() + minute);
  }
}
