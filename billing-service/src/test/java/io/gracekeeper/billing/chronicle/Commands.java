package io.gracekeeper.billing.chronicle;

import static io.gracekeeper.callers.Callers.asBillingAdminOf;
import static io.gracekeeper.callers.Callers.tokenOfOperator;
import static io.restassured.RestAssured.given;

import io.gracekeeper.billing.Ticketing;
import io.gracekeeper.callers.Callers;
import io.gracekeeper.events.SubscriptionId;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people and the vendor's backend ask of billing; each answers with its HTTP status. */
final class Commands {

  private final Cast cast;
  private final Clock clock;
  private final String operator = tokenOfOperator();
  private final Map<String, String> owners = new HashMap<>();

  Commands(Cast cast, Clock clock) {
    this.cast = cast;
    this.clock = clock;
  }

  int registers(int account) {
    return status(owner(account).body(Map.of("name", "Acme")).put(path(account, "")));
  }

  int links(int account, int purchase, boolean asAdmin, boolean declinesFormer) {
    var caller = asAdmin ? asBillingAdminOf(cast.account(account).value()) : owner(account);
    var ticket = Ticketing.good(cast.registration(purchase));
    return status(
        json(caller)
            .body(Map.of("ticket", ticket, "declineFormer", declinesFormer))
            .post(path(account, "/links")));
  }

  int disconnects(int account, String link, boolean acknowledges) {
    return status(
        owner(account)
            .body(Map.of("acknowledgesOldSnapshots", acknowledges))
            .post(path(account, "/links/" + link + "/disconnection")));
  }

  /** Adds a card that is good for the present month and so many more. */
  int addsCard(int account, String called, int months) {
    return status(
        owner(account)
            .body(Map.of("card", card(months)))
            .put(method(account, cast.method(account, called))));
  }

  int cardIsTold(int account, String called, int months) {
    return status(
        operator().body(card(months)).put(method(account, cast.method(account, called)) + "/card"));
  }

  int requestsWire(int account) {
    return status(
        owner(account).body(Map.of("wireTransfer", Map.of())).put(method(account, wire(account))));
  }

  int approvesWire(int account) {
    return status(operator().post(method(account, wire(account)) + "/approval"));
  }

  int rejectsWire(int account) {
    return status(operator().post(method(account, wire(account)) + "/rejection"));
  }

  int tellsCredits(int account, int left) {
    return status(
        operator()
            .body(Map.of("amount", left, "currency", "USD"))
            .put(method(account, cast.method(account, "credits")) + "/credits"));
  }

  int prefers(int account, String method) {
    return status(
        owner(account)
            .body(Map.of("paymentMethod", method))
            .put(path(account, "/default-payment-method")));
  }

  int removes(int account, String method) {
    return status(owner(account).delete(method(account, method)));
  }

  int designates(int account, int number, List<String> inOrder) {
    return status(
        owner(account)
            .body(Map.of("paymentMethods", inOrder))
            .put(subscription(account, number) + "/fallbacks"));
  }

  int switches(int account, int number, String method, boolean acknowledges) {
    return status(
        owner(account)
            .body(Map.of("paymentMethod", method, "acknowledgesOldSnapshots", acknowledges))
            .put(subscription(account, number) + "/charge"));
  }

  int invoices(int account, String number) {
    return status(
        operator()
            .body(
                Map.ofEntries(
                    Map.entry("amount", 100),
                    Map.entry("currency", "USD"),
                    Map.entry("issuedAt", "2026-01-01T00:00:00Z"),
                    Map.entry("dueAt", "2026-02-01T00:00:00Z")))
            .put(path(account, "/invoices/" + number)));
  }

  int pays(int account, String number) {
    return status(operator().post(path(account, "/invoices/" + number + "/payment")));
  }

  /** Business time moves on, for everybody. */
  void movesTo(Instant instant) {
    operator().body(Map.of("to", instant.toString())).put("/sandbox/clock").then().statusCode(200);
  }

  /** Who pays for a subscription, as its Owner sees it. */
  Response charge(String account, SubscriptionId subscription) {
    return ownerOf(account).get("/subscriptions/" + subscription + "/charge");
  }

  private Map<String, String> card(int months) {
    var expires = YearMonth.now(clock).plusMonths(months);
    return Map.of(
        "token", "tok", "brand", "Visa", "lastFour", "4242", "expires", expires.toString());
  }

  private String wire(int account) {
    return cast.method(account, "wire");
  }

  private String path(int account, String rest) {
    return "/accounts/" + cast.account(account) + rest;
  }

  private String method(int account, String method) {
    return path(account, "/payment-methods/" + method);
  }

  private String subscription(int account, int number) {
    return "/subscriptions/" + cast.subscription(account, number);
  }

  private RequestSpecification owner(int account) {
    return ownerOf(cast.account(account).value());
  }

  private RequestSpecification ownerOf(String account) {
    return json(given().auth().oauth2(owners.computeIfAbsent(account, Callers::tokenOfOwnerOf)));
  }

  private RequestSpecification operator() {
    return json(given().auth().oauth2(operator));
  }

  private static RequestSpecification json(RequestSpecification caller) {
    return caller.contentType(ContentType.JSON);
  }

  private static int status(Response answer) {
    return answer.statusCode();
  }
}
