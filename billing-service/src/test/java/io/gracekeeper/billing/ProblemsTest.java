package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOwnerOf;
import static io.gracekeeper.callers.Callers.tokenOfOperator;
import static io.gracekeeper.callers.Callers.tokenOfOwnerOf;
import static io.gracekeeper.callers.Callers.tokenOfService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a caller does wrong is answered by a problem that tells nothing of our inside. */
@OnRealParts
class ProblemsTest {

  private static final String CARD =
      "{\"card\":{\"token\":\"%s\",\"brand\":\"%s\",\"lastFour\":\"%s\",\"expires\":\"%s\"}}";
  private static final String NOON = "2026-03-01T12:00:00Z";
  private static final String PERMIT =
      """
      {"deployment":"%s","uid":"u","coverageRevision":%s,"stoppedAt":"%s"}\
      """;

  private static final String LINK = "{\"ticket\":\"%s\"}";

  private Customer customer;

  @BeforeEach
  void begin() {
    customer = Customer.ofRedis();
  }

  static Stream<Arguments> badBodies() {
    return Stream.of(
        bad("account", ""),
        bad("account", "null"),
        bad("account", "{\"name\":"),
        bad("account", "[]"),
        bad("account", "\"Acme\""),
        bad("account", "{\"name\":{\"a\":1}}"),
        bad("account", "{}"),
        bad("account", named(" ")),
        bad("account", named("a".repeat(201))),
        bad("account", named("a\\u0000b")),
        bad("account", named("a\\nb")),
        bad("account", named("a\\ud800b")),
        bad("method", "{}"),
        bad("method", "{\"card\":{},\"wireTransfer\":{}}"),
        bad("method", CARD.formatted("", "Visa", "4242", "2030-01")),
        bad("method", CARD.formatted("t".repeat(201), "Visa", "4242", "2030-01")),
        bad("method", CARD.formatted("tok", "V".repeat(41), "4242", "2030-01")),
        bad("method", CARD.formatted("tok", "Vi\\u0007sa", "4242", "2030-01")),
        bad("method", CARD.formatted("tok", "Visa", "42424", "2030-01")),
        bad("method", CARD.formatted("tok", "Visa", "\u0664\u0662\u0664\u0662", "2030-01")),
        bad("method", CARD.formatted("tok", "Visa", "4242", "soon")),
        bad("method", CARD.formatted("tok", "Visa", "4242", "1969-12")),
        bad("method", CARD.formatted("tok", "Visa", "4242", "+999999999-12")),
        bad("links", "{}"),
        bad("links", LINK.formatted(" ")),
        bad("links", LINK.formatted("t".repeat(2049))),
        bad("links", LINK.formatted("t\\u0000")),
        bad("default", "{\"paymentMethod\":\"" + "p".repeat(257) + "\"}"),
        bad("default", "{\"paymentMethod\":\"\"}"),
        bad("default", "{\"paymentMethod\":7.5e99999}"),
        bad("permits", PERMIT.formatted("d", "0", NOON)),
        bad("permits", PERMIT.formatted("d", "1e30", NOON)),
        bad("permits", PERMIT.formatted("d", "1", "noon")),
        bad("permits", PERMIT.formatted("d\\u0000", "1", NOON)));
  }

  private static Arguments bad(String what, String body) {
    return Arguments.of(what, body);
  }

  private static String named(String name) {
    return "{\"name\":\"" + name + "\"}";
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void aBodyThatIsNotAsItMustBeIsAnInvalidRequest(String what, String body) throws IOException {
    // Given
    var account = "/accounts/" + customer.account;
    var request =
        switch (what) {
          case "account" -> request(account).PUT(BodyPublishers.ofString(body));
          case "method" ->
              request(account + "/payment-methods/pm").PUT(BodyPublishers.ofString(body));
          case "links" -> request(account + "/links").POST(BodyPublishers.ofString(body));
          case "default" ->
              request(account + "/default-payment-method").PUT(BodyPublishers.ofString(body));
          default -> request("/subscriptions/s/permits").POST(BodyPublishers.ofString(body));
        };

    // When
    var answer = send(request);

    // Then
    answer.isProblem(400, "invalid-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/subscriptions/%7F/charge",
        "/accounts/{account}/payment-methods?limit=0",
        "/accounts/{account}/payment-methods?limit=201",
        "/accounts/{account}/payment-methods?limit=many",
        "/accounts/{account}/links?limit=-1",
        "/accounts/{account}/charges?limit=99999999999999999999"
      })
  void anAddressThatIsNotAsItMustBeIsAnInvalidRequest(String address) throws IOException {
    send(request(address.replace("{account}", customer.account)).GET())
        .isProblem(400, "invalid-request");
  }

  @Test
  void anIdThatIsTooLongIsAnInvalidRequest() throws IOException {
    send(request("/subscriptions/" + "a".repeat(257) + "/charge").GET())
        .isProblem(400, "invalid-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%20", "a%0Ab", "a%00b"})
  void anAccountThatCannotBeIsAsUnknownAsAnyOther(String id) throws IOException {
    send(request("/accounts/" + id).GET()).isProblem(404, "unknown-account");
  }

  @Test
  void whatTheFrameworkRefusesIsAProblemToo() throws IOException {
    var account = "/accounts/" + customer.account;
    send(request("/nothing/here").GET()).isProblem(404, "no-such-address");
    send(request(account).DELETE()).isProblem(405, "method-not-allowed");
    send(request(account).setHeader("Accept", "text/html").GET()).isProblem(406, "not-acceptable");
    send(request(account)
            .setHeader("Content-Type", "text/plain")
            .PUT(BodyPublishers.ofString(named("Acme"))))
        .isProblem(415, "unsupported-media-type");
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() throws IOException {
    // Given
    var large = named("a".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
    var account = "/accounts/" + customer.account;

    // When
    var said = send(request(account).PUT(BodyPublishers.ofByteArray(large)));
    var hidden =
        send(
            request(account)
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));

    // Then
    said.isProblem(413, "body-too-large");
    hidden.isProblem(413, "body-too-large");
  }

  @Test
  void everyFieldThatIsWrongIsNamedAtOnceAndByTheCallersNames() {
    asOwnerOf(customer.account)
        .contentType("application/json")
        .body(CARD.formatted("", "", "1", "2030-01"))
        .put("/accounts/" + customer.account + "/payment-methods/pm")
        .then()
        .statusCode(400)
        .body("blockers.size()", equalTo(3))
        .body("blockers.detail", hasItem("'card.token' must not be blank."))
        .body("blockers.clearedBy", hasItem("Correct what the detail names."));
  }

  @Test
  void aPermitIsRefusedForEveryReasonAtOnce() {
    // Given
    customer.whoPaysByAws();

    // When
    var refusal = customer.asksForPermit(7);

    // Then
    refusal
        .statusCode(409)
        .body("code", equalTo("covered"))
        .body("blockers.code", equalTo(List.of("covered", "another-decision")));
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + address))
        .header("Authorization", "Bearer " + tokenFor(address))
        .header("Content-Type", "application/json");
  }

  /** Of somebody who may do it: an operator may look anywhere. */
  private String tokenFor(String address) {
    if (address.endsWith("/permits")) {
      return tokenOfService();
    }
    return address.startsWith("/accounts/" + customer.account) && !address.contains("?")
        ? tokenOfOwnerOf(customer.account)
        : tokenOfOperator();
  }

  private static Answer send(HttpRequest.Builder request) throws IOException {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private record Answer(int status, String type, String body) {

    void isProblem(int expected, String code) {
      assertThat(status).as(body).isEqualTo(expected);
      assertThat(type).startsWith("application/problem+json");
      assertThat(body)
          .contains("\"type\":\"urn:gracekeeper:problem:" + code + "\"")
          .contains("\"code\":\"" + code + "\"")
          .contains("\"status\":" + expected)
          .contains("\"blockers\":[{\"code\":")
          .doesNotContainIgnoringCase("exception")
          .doesNotContain("io.gracekeeper", "java.", "jakarta.", "com.fasterxml", "\\tat ");
    }
  }
}
