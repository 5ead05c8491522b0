package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asBillingAdminOf;
import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.gracekeeper.events.BillingEvent.AccountLinked;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.LinkFailed;
import io.gracekeeper.events.BillingEvent.LinkFailure;
import io.gracekeeper.events.BillingEvent.LinkRequested;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementReplaced;
import io.gracekeeper.events.MarketplaceEvent.AgreementStartFailed;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.MarketplaceEvent.How;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a purchase at the marketplace to an account that it pays for. */
@OnRealParts
class LinkingTest {

  @Test
  @Tag("B3")
  @Tag("C1")
  @Tag("C6")
  @Tag("C7")
  void aLinkIsPendingUntilTheMarketplaceHasConfirmed() {
    // Given
    var customer = Customer.ofEmqx();
    String link =
        customer.links().statusCode(200).body("state", equalTo("PENDING")).extract().path("id");
    status(customer, link).body("steps.step", contains("REGISTERED", "REQUESTED"));

    // When
    customer.told(started(customer), 1, "started");
    customer.settles();

    // Then
    status(customer, link)
        .body("link.state", equalTo("LINKED"))
        .body("steps.step", contains("REGISTERED", "REQUESTED", "CONFIRMED"))
        .body("steps.at", not(hasItem(nullValue())))
        .body("steps[2].notice", equalTo("started-" + customer.account))
        .body("support", nullValue());
    methods(customer).body("paymentMethods.label", contains("AWS Marketplace Subscription"));
    assertThat(customer.published(LinkRequested.class)).hasSize(1);
    assertThat(customer.published(AccountLinked.class)).hasSize(1);
  }

  @Test
  @Tag("C5")
  void anExpiredTicketLosesNothingAndANewOneToTheSameRegistrationLinks() {
    // Given
    var customer = Customer.ofEmqx();
    customer.comes();
    customer.told(started(customer), 1, "started");
    Customer.everythingSettles();

    // When
    var refused = customer.linksWith(Ticketing.expired(customer.registration));

    // Then
    refused
        .statusCode(410)
        .body("code", equalTo("ticket-expired"))
        .body("blockers[0].clearedBy", containsString("Set up your account"));
    customer.linksWith(customer.ticket()).statusCode(200).body("state", equalTo("LINKED"));
  }

  @Test
  @Tag("C5")
  @Tag("D4")
  void comingAgainAndLinkingAgainChangesNothing() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    String link = customer.links().extract().path("id");

    // When
    var again = customer.links();

    // Then
    again.statusCode(200).body("id", equalTo(link)).body("state", equalTo("LINKED"));
    assertThat(customer.published(AccountLinked.class)).hasSize(1);
    links(customer).body("links", hasSize(1));
  }

  @Test
  void aForgedTicketIsRefused() {
    var customer = Customer.ofEmqx();

    customer
        .linksWith(Ticketing.forged(customer.registration))
        .statusCode(403)
        .body("code", equalTo("ticket-forged"));
    links(customer).body("links", empty());
  }

  @Test
  @Tag("C5")
  void aTicketThatIsFasterThanItsRegistrationIsWorthAnotherTry() {
    var customer = Customer.ofEmqx();

    customer
        .asks(asOwnerOf(customer.account), Map.of("ticket", customer.ticket()))
        .statusCode(503)
        .header("Retry-After", "1")
        .body("code", equalTo("registration-not-yet-known"));
  }

  @Test
  @Tag("C8")
  @Tag("P2")
  void aCardOnFileKeepsAnAccountFromBeingLinkedWhereThePolicySaysSo() {
    // Given
    var strict = Customer.ofEmqx();
    var lenient = Customer.ofRedis();
    strict.addsCard("2030-01");
    lenient.addsCard("2030-01");

    // When
    var refused = strict.links();
    var linked = lenient.links();

    // Then
    refused
        .statusCode(409)
        .body("code", equalTo("card-on-file"))
        .body("blockers[0].clearedBy", containsString("Remove the card"));
    links(strict).body("links", empty());
    linked.statusCode(200);
  }

  @Test
  @Tag("C9")
  @Tag("P3")
  void whoPaysWithCreditsIsNotLinkedWhereThePolicyForbidsIt() {
    // Given
    var strict = Customer.ofEmqx();
    var lenient = Customer.ofRedis();
    strict.hasCredits(500);
    lenient.hasCredits(500);

    // When
    var refused = strict.links();
    var linked = lenient.links();

    // Then
    refused.statusCode(409).body("code", equalTo("credits-in-use"));
    links(strict).body("links", empty());
    linked.statusCode(200);

    strict.hasCredits(0);
    strict.linksWith(strict.ticket()).statusCode(200);
  }

  @Test
  @Tag("C8")
  @Tag("C10")
  @Tag("P11")
  void everythingThatForbidsALinkIsNamedAtOnceAndLeavesNoTrace() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    customer.addsCard("2030-01");
    var second = customer.buysAgain();
    second.comes();

    // When
    var refused = second.linksWith(second.ticket());

    // Then
    refused
        .statusCode(409)
        .body("blockers.code", contains("card-on-file", "already-linked"))
        .body("blockers.clearedBy", not(hasItem(nullValue())));
    links(customer).body("links", hasSize(1));
    second.settles();
    assertThat(customer.published(LinkRequested.class)).hasSize(1);
  }

  @Test
  @Tag("P11")
  void whereThePolicyAllowsManyAnAccountIsLinkedToASecondPurchase() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();

    // When
    var linked = customer.buysAgain().links();

    // Then
    linked.statusCode(200).body("accountsPerAgreement", equalTo("MANY"));
    links(customer).body("links", hasSize(2));
  }

  @Test
  @Tag("P1")
  @Tag("A10")
  void onePurchasePaysForOneAccountOrForManyAsThePolicySays() {
    // Given
    var single = Customer.ofEmqx().whoPaysByAws();
    var shared = Customer.ofRedis().whoPaysByAws();

    // When
    var refused = Customer.ofEmqx().linksWith(single.ticket());
    var linked = Customer.ofRedis().linksWith(shared.ticket());

    // Then
    refused
        .statusCode(409)
        .body("code", equalTo("agreement-taken"))
        .body("detail", containsString("pays for one alone"));
    linked.statusCode(200).body("state", equalTo("LINKED"));
  }

  @Test
  @Tag("C11")
  @Tag("A26")
  void aLinkThatFailedHasEverythingForASupportTicket() {
    // Given
    var customer = Customer.ofEmqx();
    String link = customer.links().extract().path("id");

    // When
    customer.told(new AgreementStartFailed(customer.agreement, null), 1, "failed");
    customer.settles();

    // Then
    status(customer, link)
        .body("link.state", equalTo("FAILED"))
        .body("link.failure", equalTo("PAYMENT_FAILED"))
        .body("steps.step", contains("REGISTERED", "REQUESTED", "FAILED"))
        .body("support.account", equalTo(customer.account))
        .body("support.marketplace", equalTo("AWS"))
        .body("support.marketplaceAccount", equalTo("111122223333"))
        .body("support.agreement", equalTo(customer.agreement.key()))
        .body("support.failed", equalTo("PAYMENT_FAILED"));
    assertThat(customer.published(LinkFailed.class)).hasSize(1);
  }

  @Test
  @Tag("C11")
  @Tag("D4")
  void aPurchaseThatEndsBeforeItBeganFailsAndIsLinkedAllTheSameIfItBeginsLater() {
    // Given
    var customer = Customer.ofEmqx();
    String link = customer.links().extract().path("id");
    customer.told(new AgreementEnded(customer.agreement, EndReason.UNSUBSCRIBED), 5, "ended");
    customer.settles();
    status(customer, link).body("link.failure", equalTo("AGREEMENT_ENDED"));
    assertThat(customer.published(LinkFailed.class))
        .singleElement()
        .extracting(LinkFailed::reason)
        .isEqualTo(LinkFailure.AGREEMENT_ENDED);

    // When
    customer.told(started(customer), 9, "again");
    customer.settles();

    // Then
    status(customer, link).body("link.state", equalTo("LINKED")).body("link.failure", nullValue());
  }

  @Test
  @Tag("P1")
  @Tag("C11")
  void aLinkThatFailedGivesWayToAnotherAccount() {
    // Given
    var wrong = Customer.ofEmqx();
    String link = wrong.links().extract().path("id");
    wrong.told(new AgreementStartFailed(wrong.agreement, null), 1, "failed");
    wrong.settles();
    var right = Customer.ofEmqx();

    // When
    right.linksWith(wrong.ticket()).statusCode(200);
    wrong.told(started(wrong), 9, "paid");
    wrong.settles();

    // Then
    status(wrong, link).body("link.state", equalTo("DISCONNECTED"));
    links(right).body("links.state", contains("LINKED"));
  }

  @Test
  @Tag("D5")
  void aPurchaseThatIsNoLongerReplacedWaitsForNothing() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    var heir = customer.buysAgain();
    customer.told(
        new AgreementReplaced(customer.agreement, heir.agreement, How.REPLACED), 5, "replaced");
    customer.told(new AgreementEnded(customer.agreement, EndReason.EXPIRED), 6, "ended");
    customer.settles();

    // When
    customer.told(started(customer), 7, "again");
    customer.settles();
    Customer.movesTo(Customer.now().plus(Duration.ofDays(3)));

    // Then
    customer.charge().body("covered", equalTo(true)).body("coverageRevision", equalTo(1));
  }

  @Test
  @Tag("A14")
  @Tag("A19")
  void aDisconnectedLinkIsHistoryAndNoNoticeBringsItBack() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    String link = customer.links().extract().path("id");

    // When
    Disconnecting.of(customer.account, link);

    // Then
    assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);
    methods(customer).body("paymentMethods", empty());

    // When
    customer.told(started(customer), 20, "again");
    customer.settles();

    // Then
    status(customer, link)
        .body("link.state", equalTo("DISCONNECTED"))
        .body("steps.step", hasItem("DISCONNECTED"));
    methods(customer).body("paymentMethods", empty());
    customer.charge().body("covered", equalTo(false));
  }

  @Test
  @Tag("A1")
  void onlyAnOwnerLinksAnAccountAgainThatWasDisconnected() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    String former = customer.links().extract().path("id");
    Disconnecting.of(customer.account, former);
    var request = Map.of("ticket", customer.ticket());

    // When
    var refused = customer.linksWith(asBillingAdminOf(customer.account), request);
    var linked = customer.linksWith(asOwnerOf(customer.account), request);

    // Then
    refused.statusCode(403).body("code", equalTo("owner-needed"));
    linked
        .statusCode(200)
        .body("state", equalTo("LINKED"))
        .body("id", not(equalTo(former)))
        .body("paymentMethod", notNullValue());
    links(customer).body("links", hasSize(2));
  }

  @Test
  void theFormerAccountIsOfferedBeforeAPurchaseGoesToAnother() {
    // Given
    var former = Customer.ofEmqx().whoPaysByAws();
    Disconnecting.of(former.account, former.links().extract().path("id"));
    var other = Customer.ofEmqx();

    // When
    var refused = other.linksWith(former.ticket());

    // Then
    refused
        .statusCode(409)
        .body("code", equalTo("former-account"))
        .body("detail", containsString(former.account));
    other
        .linksWith(
            asOwnerOf(other.account), Map.of("ticket", former.ticket(), "declineFormer", true))
        .statusCode(200)
        .body("state", equalTo("LINKED"));
  }

  @Test
  void aLinkOfAnotherAccountIsUnknown() {
    var customer = Customer.ofEmqx();
    String link = customer.links().extract().path("id");
    var other = Customer.ofEmqx();

    for (var id : List.of(link, "no-link")) {
      status(other, id).statusCode(404).body("code", equalTo("unknown-link"));
    }
  }

  private static AgreementStarted started(Customer customer) {
    return new AgreementStarted(customer.agreement, null, false);
  }

  private static ValidatableResponse status(Customer customer, String link) {
    return asOwnerOf(customer.account)
        .get("/accounts/" + customer.account + "/links/" + link)
        .then();
  }

  private static ValidatableResponse links(Customer customer) {
    return asOwnerOf(customer.account).get("/accounts/" + customer.account + "/links").then();
  }

  private static ValidatableResponse methods(Customer customer) {
    return asOwnerOf(customer.account)
        .get("/accounts/" + customer.account + "/payment-methods")
        .then();
  }
}
