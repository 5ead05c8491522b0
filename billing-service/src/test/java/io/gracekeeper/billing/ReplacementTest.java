package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.AgreementReplaced;
import io.gracekeeper.events.MarketplaceEvent.AgreementStarted;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.MarketplaceEvent.How;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A purchase that stands for another takes over what that one paid for. */
@OnRealParts
@Tag("D5")
class ReplacementTest {

  /** r: replaced, e: the old one ended, s: the new one started. */
  @ParameterizedTest
  @ValueSource(strings = {"rse", "res", "sre"})
  @Tag("D4")
  void anEndByReplacementStopsNothing(String order) {
    // Given
    var old = Customer.ofEmqx().whoPaysByAws();
    var heir = old.buysAgain();

    // When
    tell(order, old, heir);

    // Then
    var moved = (ChargeReassigned) old.awaitRevision(2);
    assertThat(moved.basis().rule()).isEqualTo("D5");
    old.settles();
    assertThat(old.decisions()).hasSize(2).noneMatch(CoverageLost.class::isInstance);
    paysBy(old, heir);
  }

  /** Nobody could know that it was no cancel: it stops, and is taken along once it is told. */
  @ParameterizedTest
  @ValueSource(strings = {"ers", "esr", "ser"})
  @Tag("D4")
  void aReplacementThatIsToldAfterTheEndTakesAlongWhatTheEndStopped(String order) {
    // Given
    var old = Customer.ofEmqx().whoPaysByAws();
    var heir = old.buysAgain();

    // When
    tell(order, old, heir);

    // Then
    assertThat(old.awaitRevision(2)).isInstanceOf(CoverageLost.class);
    assertThat(old.awaitRevision(3)).isInstanceOf(CoverageGained.class);
    old.settles();
    paysBy(old, heir);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rse", "res", "sre", "ers", "esr", "ser"})
  @Tag("B5")
  @Tag("D4")
  void noFallbackIsChargedOnceTheNewOnePays(String order) {
    // Given
    var old = Customer.ofRedis().whoPaysByAws();
    old.designates(old.hasApprovedWire()).statusCode(200);
    var heir = old.buysAgain();

    // When
    tell(order, old, heir);

    // Then
    paysBy(old, heir);
  }

  @Test
  @Tag("P11")
  void aPurchaseThatReplacesTheLinkedOneIsLinkedBesideIt() {
    // Given
    var old = Customer.ofEmqx().whoPaysByAws();
    var heir = old.buysAgain();
    tell("r", old, heir);

    // When
    var asked = heir.links();

    // Then
    asked.statusCode(200).body("state", equalTo("PENDING"));
    tell("se", old, heir);
    paysBy(old, heir);
    asOwnerOf(old.account)
        .get("/accounts/" + old.account + "/links")
        .then()
        .body("links.size()", is(2));
  }

  @Test
  void whatWaitsForANewPurchaseThatNeverStartsIsStoppedInTheEnd() {
    // Given
    var old = Customer.ofEmqx().whoPaysByAws();
    String link = old.links().extract().path("id");
    var heir = old.buysAgain();
    tell("re", old, heir);
    status(old, link).body("link.state", equalTo("LINKED")).body("steps.step", hasItem("HELD"));
    old.charge().body("covered", is(true));

    // When
    passes(Duration.ofDays(2));

    // Then
    assertThat(old.awaitRevision(2)).isInstanceOf(CoverageLost.class);
    status(old, link).body("link.state", equalTo("ENDED"));

    // When
    tell("s", old, heir);

    // Then
    assertThat(old.awaitRevision(3)).isInstanceOf(CoverageGained.class);
    paysBy(old, heir);
  }

  @Test
  @Tag("D4")
  void whatMovedGoesBackWhenTheNewOneEndsWhileTheOldOneStillPays() {
    // Given
    var old = Customer.ofEmqx().whoPaysByAws();
    var heir = old.buysAgain();
    tell("rs", old, heir);
    old.awaitRevision(2);

    // When
    heir.told(new AgreementEnded(heir.agreement, EndReason.CANCELLED), 13, "heir-ended");
    old.settles();

    // Then
    old.charge().body("covered", is(true));
  }

  @Test
  @Tag("C11")
  void aLinkThatTheMarketplaceNeverConfirmsFailsInTheEndAndIsLinkedIfItDoesAfterAll() {
    // Given
    var customer = Customer.ofEmqx();
    String link = customer.links().extract().path("id");

    // When
    passes(Duration.ofDays(2));

    // Then
    customer.settles();
    status(customer, link).body("link.failure", equalTo("UNKNOWN_AGREEMENT"));

    // When
    customer.told(new AgreementStarted(customer.agreement, null, false), 1, "started");
    customer.settles();

    // Then
    status(customer, link).body("link.state", equalTo("LINKED"));
  }

  private static void tell(String order, Customer old, Customer heir) {
    for (var what : order.split("")) {
      switch (what) {
        case "r" ->
            old.told(
                new AgreementReplaced(old.agreement, heir.agreement, How.RENEWED), 10, "replaced");
        case "s" -> heir.told(new AgreementStarted(heir.agreement, null, false), 11, "heir");
        default -> old.told(new AgreementEnded(old.agreement, EndReason.EXPIRED), 12, "ended");
      }
      old.settles();
    }
  }

  private static void paysBy(Customer customer, Customer heir) {
    var marketplace =
        asOwnerOf(customer.account)
            .get("/accounts/" + customer.account + "/payment-methods")
            .then()
            .extract()
            .<String>path("paymentMethods.find { it.kind == 'MARKETPLACE' }.id");
    customer.charge().body("covered", is(true)).body("paymentMethod", equalTo(marketplace));
    String link = heir.links().statusCode(200).extract().path("paymentMethod");
    assertThat(link).isEqualTo(marketplace);
  }

  private static ValidatableResponse status(Customer customer, String link) {
    return asOwnerOf(customer.account)
        .get("/accounts/" + customer.account + "/links/" + link)
        .then();
  }

  private static void passes(Duration time) {
    Customer.movesTo(Customer.now().plus(time));
  }
}
