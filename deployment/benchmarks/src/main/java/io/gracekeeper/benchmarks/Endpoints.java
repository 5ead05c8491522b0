package io.gracekeeper.benchmarks;

import io.gracekeeper.access.Role;
import io.gracekeeper.benchmarks.Endpoint.Call;
import io.gracekeeper.events.RegistrationId;
import io.gracekeeper.simulator.identity.Claims;
import io.gracekeeper.ticket.Tickets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What billing-service answers to, with calls about the accounts of {@link Million}. */
final class Endpoints {

  private static final String CARD =
      """
      {"token": "t", "brand": "Visa", "lastFour": "4242", "expires": "2041-01"}\
      """;

  private static final String INVOICE =
      """
      {"amount": 1250, "currency": "USD", "issuedAt": "2026-01-01T00:00:00Z",
       "dueAt": "2026-02-01T00:00:00Z"}\
      """;

  private final Tickets tickets;

  Endpoints(Tickets tickets) {
    this.tickets = tickets;
  }

  List<Endpoint> all() {
    return List.of(
        owned("GET /accounts/{account}", "", null),
        owned("PUT /accounts/{account}", "", "{\"name\": \"Acme\"}"),
        owned("GET /accounts/{account}/payment-methods", "/payment-methods", null),
        owned("GET /accounts/{account}/payment-methods/{id}", "/payment-methods/card-#", null),
        owned(
            "PUT /accounts/{account}/payment-methods/{id}",
            "/payment-methods/another-#",
            "{\"card\": " + CARD + "}"),
        owned(
            "PUT /accounts/{account}/payment-methods/{id}/card",
            "/payment-methods/card-#/card",
            CARD),
        owned("DELETE /accounts/{account}/payment-methods/{id}", "/payment-methods/spare-#", null),
        operated(
            "POST /accounts/{account}/payment-methods/{id}/approval",
            "/payment-methods/spare-#/approval",
            null),
        operated(
            "POST /accounts/{account}/payment-methods/{id}/rejection",
            "/payment-methods/spare-#/rejection",
            null),
        operated(
            "PUT /accounts/{account}/payment-methods/{id}/credits",
            "/payment-methods/credits-#/credits",
            "{\"amount\": 100, \"currency\": \"USD\"}"),
        owned(
            "PUT /accounts/{account}/default-payment-method",
            "/default-payment-method",
            "{\"paymentMethod\": \"card-#\"}"),
        owned("GET /accounts/{account}/invoices", "/invoices", null),
        operated("PUT /accounts/{account}/invoices/{invoice}", "/invoices/another", INVOICE),
        operated(
            "POST /accounts/{account}/invoices/{invoice}/payment", "/invoices/inv-0/payment", null),
        new Endpoint("POST /accounts/{account}/links", this::link),
        owned("GET /accounts/{account}/links", "/links", null),
        new Endpoint("GET /accounts/{account}/links/{link}", Endpoints::status),
        owned("GET /accounts/{account}/charges", "/charges", null),
        owned("GET /accounts/{account}/leaving", "/leaving", null),
        new Endpoint("GET /accounts/{account}/leaving, of 1,000 subscriptions", Endpoints::big),
        new Endpoint("POST /accounts/{account}/links/{link}/disconnection", Endpoints::disconnect),
        subscribed("GET /subscriptions/{subscription}/charge", "/charge", null),
        subscribed(
            "PUT /subscriptions/{subscription}/charge",
            "/charge",
            "{\"paymentMethod\": \"card-#\"}"),
        subscribed(
            "PUT /subscriptions/{subscription}/fallbacks",
            "/fallbacks",
            "{\"paymentMethods\": [\"wire-#\", \"card-#\"]}"),
        subscribed("GET /subscriptions/{subscription}/decisions", "/decisions", null),
        new Endpoint("POST /subscriptions/{subscription}/permits", Endpoints::permit),
        asked("GET /marketplaces/{marketplace}/questions", "/marketplaces/AWS/questions?limit=200"),
        asked(
            "GET /marketplaces/{marketplace}/agreements/{agreement}",
            "/marketplaces/AWS/agreements/agmt-#"));
  }

  private static Endpoint owned(String template, String path, @Nullable String body) {
    return new Endpoint(
        template, number -> call(owner("acc-" + number), "/accounts/acc-#" + path, body, number));
  }

  private static Endpoint operated(String template, String path, @Nullable String body) {
    var operator = Claims.ofPerson("operator", Role.OPERATOR, null);
    return new Endpoint(template, number -> call(operator, "/accounts/acc-#" + path, body, number));
  }

  private static Endpoint subscribed(String template, String path, @Nullable String body) {
    return new Endpoint(
        template,
        number -> call(owner("acc-" + number), "/subscriptions/sub-#-0" + path, body, number));
  }

  private static Endpoint asked(String template, String path) {
    var adapter = Claims.ofService("marketplace-adapter", "billing-service");
    return new Endpoint(template, number -> call(adapter, path, null, number));
  }

  private static Call call(Claims by, String path, @Nullable String body, int number) {
    var text = String.valueOf(number);
    return new Call(by, path.replace("#", text), body == null ? null : body.replace("#", text));
  }

  private Call link(int number) {
    var account = "new-" + of(number);
    var ticket = tickets.issue(new RegistrationId(account));
    return new Call(
        owner(account), "/accounts/" + account + "/links", "{\"ticket\": \"" + ticket + "\"}");
  }

  private static Call status(int number) {
    var account = "acc-" + number;
    return new Call(
        owner(account), "/accounts/" + account + "/links/" + id("link-" + number), null);
  }

  private static Call big(int number) {
    return new Call(owner(Million.BIG), "/accounts/" + Million.BIG + "/leaving", null);
  }

  private static Call disconnect(int number) {
    var pair = of(number) + "-0";
    return new Call(
        owner("pair-" + pair),
        "/accounts/pair-" + pair + "/links/" + id("pair-link-" + pair) + "/disconnection",
        "{\"acknowledgesOldSnapshots\": false}");
  }

  private static Call permit(int number) {
    return new Call(
        Claims.ofService("subscription-service", "billing-service"),
        "/subscriptions/gone-sub-" + of(number) + "/permits",
        "{\"deployment\": \"dep\", \"uid\": \"uid\", \"coverageRevision\": 2}");
  }

  /** There are only so many of these; the numbers of one endpoint follow on each other. */
  private static int of(int number) {
    return Math.floorDiv(number, EndpointsBenchmark.SPREAD) % Million.OF_A_KIND;
  }

  /** As PostgreSQL's {@code md5(…)::uuid} makes it. */
  private static UUID id(String name) {
    try {
      var digest = MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8));
      var bytes = ByteBuffer.wrap(digest);
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has MD5.", impossible);
    }
  }

  private static Claims owner(String account) {
    return Claims.ofPerson("owner", Role.OWNER, account);
  }
}
