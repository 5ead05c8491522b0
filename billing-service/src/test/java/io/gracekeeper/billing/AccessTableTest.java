package io.gracekeeper.billing;

import static io.gracekeeper.access.Role.BILLING_ADMIN;
import static io.gracekeeper.access.Role.MEMBER;
import static io.gracekeeper.access.Role.OPERATOR;
import static io.gracekeeper.access.Role.OWNER;
import static io.gracekeeper.access.Role.SERVICE;
import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.gracekeeper.callers.AccessTable;
import io.gracekeeper.callers.Line;
import io.gracekeeper.callers.RunningEndpoints;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may do what here: the table that docs/access shows. */
@OnRealParts
@Tag("A1")
class AccessTableTest {

  private static final Map<String, String> NOTHING = Map.of();
  private static final Map<String, ?> CARD =
      Map.of(
          "card", Map.of("token", "t", "brand", "Visa", "lastFour", "4242", "expires", "2030-01"));

  private static final Map<String, ?> TOLD_ANEW =
      Map.of("token", "t", "brand", "Visa", "lastFour", "4242", "expires", "2030-02");
  private static final Map<String, ?> INVOICE =
      Map.of(
          "amount",
          1250,
          "currency",
          "USD",
          "issuedAt",
          "2026-01-01T00:00:00Z",
          "dueAt",
          "2026-02-01T00:00:00Z");

  /** What can be paid by. */
  private record Methods(String card, String wire, String spare, String credits) {
    static final Methods NONE = new Methods("", "", "", "");
  }

  private static AccessTable table(
      Map<String, String> paying,
      Map<String, String> leaving,
      Map<String, String> amongSeveral,
      Methods methods,
      String ticket,
      String agreement) {
    var card = methods.card();
    var wire = methods.wire();
    var chosen = Map.of("paymentMethod", card);
    return new AccessTable(
        Line.of("PUT /accounts/{account}", paying)
            .by(OWNER, OPERATOR)
            .elseUnknown("account")
            .saying(Map.of("name", "Acme")),
        Line.of("GET /accounts/{account}", paying)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("account"),
        Line.of("GET /accounts/{account}/payment-methods", paying)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("account"),
        Line.of("PUT /accounts/{account}/payment-methods/{id}", paying)
            .with("id", card)
            .by(OWNER, BILLING_ADMIN)
            .elseUnknown("account")
            .saying(CARD),
        Line.of("GET /accounts/{account}/payment-methods/{id}", paying)
            .with("id", card)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR, SERVICE)
            .elseUnknown("account"),
        Line.of("PUT /accounts/{account}/payment-methods/{id}/card", paying)
            .with("id", card)
            .by(OWNER, BILLING_ADMIN, OPERATOR)
            .elseUnknown("account")
            .saying(TOLD_ANEW),
        Line.of("POST /accounts/{account}/payment-methods/{id}/approval", paying)
            .with("id", wire)
            .by(OPERATOR),
        Line.of("POST /accounts/{account}/payment-methods/{id}/rejection", paying)
            .with("id", methods.spare())
            .by(OPERATOR),
        Line.of("PUT /accounts/{account}/payment-methods/{id}/credits", paying)
            .with("id", methods.credits())
            .by(OPERATOR)
            .saying(Map.of("amount", 1, "currency", "USD")),
        Line.of("DELETE /accounts/{account}/payment-methods/{id}", paying)
            .with("id", methods.spare())
            .by(OWNER, BILLING_ADMIN)
            .elseUnknown("account"),
        Line.of("GET /accounts/{account}/invoices", paying)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("account"),
        Line.of("PUT /accounts/{account}/invoices/{invoice}", paying)
            .with("invoice", "inv-1")
            .by(OPERATOR)
            .saying(INVOICE),
        Line.of("POST /accounts/{account}/invoices/{invoice}/payment", paying)
            .with("invoice", "inv-1")
            .by(OPERATOR),
        Line.of("PUT /accounts/{account}/default-payment-method", paying)
            .by(OWNER, BILLING_ADMIN)
            .elseUnknown("account")
            .saying(chosen),
        Line.of("POST /accounts/{account}/links", paying)
            .by(OWNER, BILLING_ADMIN)
            .elseUnknown("account")
            .saying(Map.of("ticket", ticket)),
        Line.of("GET /accounts/{account}/links", paying)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("account"),
        Line.of("GET /accounts/{account}/links/{link}", paying)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("account"),
        Line.of("GET /accounts/{account}/charges", paying)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("account"),
        Line.of("GET /subscriptions/{subscription}/charge", paying)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("subscription"),
        Line.of("PUT /subscriptions/{subscription}/charge", paying)
            .by(OWNER, BILLING_ADMIN)
            .elseUnknown("subscription")
            .saying(chosen),
        Line.of("PUT /subscriptions/{subscription}/fallbacks", paying)
            .by(OWNER, BILLING_ADMIN)
            .elseUnknown("subscription")
            .saying(Map.of("paymentMethods", List.of(card))),
        Line.of("GET /accounts/{account}/leaving", paying)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("account"),
        Line.of("POST /accounts/{account}/links/{link}/disconnection", amongSeveral)
            .by(OWNER)
            .elseUnknown("account")
            .saying(Map.of("acknowledgesOldSnapshots", true)),
        Line.of("GET /subscriptions/{subscription}/decisions", paying)
            .by(OWNER, BILLING_ADMIN, MEMBER, OPERATOR)
            .elseUnknown("subscription"),
        Line.of("POST /subscriptions/{subscription}/permits", leaving)
            .by(SERVICE)
            .saying(
                Map.of(
                    "deployment",
                    "dep",
                    "uid",
                    "uid-1",
                    "coverageRevision",
                    2,
                    "stoppedAt",
                    Customer.STOPPED_AT.toString())),
        Line.of("POST /accounts/{account}/links/{link}/end-confirmation", leaving).by(OPERATOR),
        Line.of("GET /marketplaces/{marketplace}/questions", paying)
            .with("marketplace", "AWS")
            .by(SERVICE, OPERATOR),
        Line.of("GET /marketplaces/{marketplace}/agreements/{agreement}", paying)
            .with("marketplace", "AWS")
            .with("agreement", agreement)
            .by(SERVICE, OPERATOR),
        Line.of("GET /sandbox/pulse", paying).by(OPERATOR),
        Line.of("GET /sandbox/due", paying).by(OPERATOR),
        Line.of("PUT /sandbox/clock", paying)
            .by(OPERATOR)
            .saying(Map.of("to", "2026-01-01T00:00:00Z")));
  }

  @Test
  @Tag("A2")
  @Tag("A3")
  void everybodyIsAnsweredAsTheTableSays() {
    // Given
    var paying = Customer.ofRedis().whoPaysByAws();
    var methods =
        new Methods(
            paying.addsCard("2030-01"),
            paying.requestsWire(),
            paying.requestsWire("spare"),
            "credits-" + paying.account);
    var leaving = Customer.ofEmqx().whoPaysByAws();
    leaving.cancels();
    leaving.awaitRevision(2);
    leaving.awsCannotSay();
    var amongSeveral = Customer.ofRedis();
    amongSeveral.startsAtAws();
    amongSeveral.isLinked();
    amongSeveral.besides().isLinked();

    var agreement = toldOfAnAgreement();

    // When
    var mismatches =
        table(
                names(paying),
                names(leaving),
                names(amongSeveral),
                methods,
                paying.ticket(),
                agreement)
            .mismatches();

    // Then
    assertThat(mismatches).isEmpty();
  }

  @Test
  void everyEndpointIsInTheTable() {
    assertThat(declared().endpoints()).isEqualTo(RunningEndpoints.all());
  }

  @Test
  void theTableInTheDocumentationIsThisOne() {
    assertThat(declared().committed()).isEqualTo(declared().document());
  }

  @Test
  void anIdThatAnotherAccountTookSaysNothingMore() {
    // Given
    var other = Customer.ofRedis();
    var taken = other.addsCard("2030-01");
    var customer = Customer.ofRedis();

    // When
    var answer =
        asOwnerOf(customer.account)
            .contentType(ContentType.JSON)
            .body(CARD)
            .put("/accounts/" + customer.account + "/payment-methods/" + taken);

    // Then
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat((String) answer.path("code")).isEqualTo("id-taken");
    assertThat((String) answer.path("detail")).isEqualTo("The id " + taken + " is taken.");
  }

  @Test
  void anotherAccountsPaymentMethodIsAsUnknownAsOneThatDoesNotExist() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var foreign = Customer.ofRedis().addsCard("2030-01");

    // When
    var answer = customer.switchesTo(foreign);

    // Then
    answer.statusCode(404).body("code", equalTo("unknown-payment-method"));
  }

  private static AccessTable declared() {
    return table(NOTHING, NOTHING, NOTHING, Methods.NONE, "", "");
  }

  private static String toldOfAnAgreement() {
    var customer = Customer.ofRedis();
    var id = "agmt-" + customer.account;
    var names = new AgreementNames(Marketplace.AWS, id, null, null, null);
    customer.told(new MarketplaceEvent.AgreementStarted(names, null, false), 0, "started");
    Customer.everythingSettles();
    return id;
  }

  private static Map<String, String> names(Customer customer) {
    return Map.of(
        "account",
        customer.account,
        "subscription",
        customer.subscription,
        "link",
        customer.link());
  }
}
