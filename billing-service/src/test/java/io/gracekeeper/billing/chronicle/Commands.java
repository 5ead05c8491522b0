package io.gracekeeper.billing.chronicle;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.billing.Ticketing;
import io.gracekeeper.callers.PlainCaller;
import io.gracekeeper.events.SubscriptionId;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** What people and the vendor's backend ask of billing; each answers with its HTTP status. */
final class Commands {

  private final Cast cast;
  private final Clock clock;

  Commands(Cast cast, Clock clock) {
    this.cast = cast;
    this.clock = clock;
  }

  int registers(int account) {
    return owner(account).put(path(account, ""), Map.of("name", "Acme"));
  }

  int links(int account, int purchase, boolean asAdmin, boolean declinesFormer) {
    var caller = asAdmin ? admin(account) : owner(account);
    var ticket = Ticketing.good(cast.registration(purchase));
    return caller.post(
        path(account, "/links"), Map.of("ticket", ticket, "declineFormer", declinesFormer));
  }

  int disconnects(int account, String link, boolean acknowledges) {
    return owner(account)
        .post(
            path(account, "/links/" + link + "/disconnection"),
            Map.of("acknowledgesOldSnapshots", acknowledges));
  }

  /** Adds a card that is good for the present month and so many more. */
  int addsCard(int account, String called, int months) {
    return owner(account).put(method(account, called), Map.of("card", card(months)));
  }

  int cardIsTold(int account, String called, int months) {
    return PlainCaller.operator().put(method(account, called) + "/card", card(months));
  }

  int requestsWire(int account) {
    return owner(account).put(method(account, "wire"), Map.of("wireTransfer", Map.of()));
  }

  int approvesWire(int account) {
    return PlainCaller.operator().post(method(account, "wire") + "/approval", Map.of());
  }

  int rejectsWire(int account) {
    return PlainCaller.operator().post(method(account, "wire") + "/rejection", Map.of());
  }

  int tellsCredits(int account, int left) {
    return PlainCaller.operator()
        .put(method(account, "credits") + "/credits", Map.of("amount", left, "currency", "USD"));
  }

  int prefers(int account, String method) {
    return owner(account)
        .put(path(account, "/default-payment-method"), Map.of("paymentMethod", method));
  }

  int removes(int account, String method) {
    return owner(account).delete(path(account, "/payment-methods/" + method));
  }

  int designates(int account, int number, List<String> inOrder) {
    return owner(account)
        .put(
            path(cast.subscription(account, number)) + "/fallbacks",
            Map.of("paymentMethods", inOrder));
  }

  int switches(int account, int number, String method, boolean acknowledges) {
    return owner(account)
        .put(
            path(cast.subscription(account, number)) + "/charge",
            Map.of("paymentMethod", method, "acknowledgesOldSnapshots", acknowledges));
  }

  int invoices(int account, String number) {
    return PlainCaller.operator()
        .put(
            path(account, "/invoices/" + number),
            Map.ofEntries(
                Map.entry("amount", 100),
                Map.entry("currency", "USD"),
                Map.entry("issuedAt", "2026-01-01T00:00:00Z"),
                Map.entry("dueAt", "2026-02-01T00:00:00Z")));
  }

  int pays(int account, String number) {
    return PlainCaller.operator().post(path(account, "/invoices/" + number + "/payment"), Map.of());
  }

  /** Business time moves on, for everybody. */
  int movesTo(Instant instant) {
    return PlainCaller.operator().put("/sandbox/clock", Map.of("to", instant.toString()));
  }

  /** Who pays for a subscription, as its Owner sees it. */
  JsonNode charge(String account, SubscriptionId subscription) {
    return PlainCaller.ownerOf(account).get(path(subscription) + "/charge");
  }

  private Map<String, String> card(int months) {
    var expires = YearMonth.now(clock).plusMonths(months);
    return Map.of(
        "token", "tok", "brand", "Visa", "lastFour", "4242", "expires", expires.toString());
  }

  private String path(int account, String rest) {
    return "/accounts/" + cast.account(account) + rest;
  }

  private static String path(SubscriptionId subscription) {
    return "/subscriptions/" + subscription;
  }

  private String method(int account, String called) {
    return path(account, "/payment-methods/" + cast.method(account, called));
  }

  private PlainCaller owner(int account) {
    return PlainCaller.ownerOf(cast.account(account).value());
  }

  private PlainCaller admin(int account) {
    return PlainCaller.billingAdminOf(cast.account(account).value());
  }
}
