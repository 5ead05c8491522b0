package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOperator;
import static io.gracekeeper.callers.Callers.asOwnerOf;
import static io.gracekeeper.callers.Callers.asService;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.billing.chronicle.Quiet;
import io.gracekeeper.callers.PlainCaller;
import io.gracekeeper.embedded.EventProbe;
import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.events.BillingEvent.OfCoverage;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.RegistrationId;
import io.gracekeeper.events.SubscriptionEvent;
import io.gracekeeper.events.SubscriptionEvent.SubscriptionOpened;
import io.gracekeeper.events.SubscriptionId;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One customer of a test, as the neighbours and the REST callers see them; every one is new. */
final class Customer {

  private static final EventProbe PROBE = new EventProbe(SharedKafka.bootstrapServers());
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** When what was stopped because of {@link #cancels()} was seen stopped. */
  static final Instant STOPPED_AT = NOON.plus(Duration.ofMinutes(75));

  final String account;
  final String subscription;
  final String product;
  final AgreementNames agreement;
  final RegistrationId registration;

  private Customer(String product, String listing) {
    this("acc-" + UUID.randomUUID(), product, listing, "buyer-" + UUID.randomUUID());
    isMade();
  }

  private void isMade() {
    PlainCaller.ownerOf(account).hasPut("/accounts/" + account, Map.of("name", "Acme"));
  }

  private Customer(String account, String product, String listing, String buyer) {
    this(account, product, AgreementNames.ofBuyer(Marketplace.AWS, listing, buyer));
  }

  private Customer(String account, String product, AgreementNames agreement) {
    this.account = account;
    this.subscription = "sub-" + account;
    this.product = product;
    this.agreement = agreement;
    this.registration = RegistrationId.ofToken(agreement.marketplace(), agreement.key());
  }

  /** The same account with another purchase of the same product. */
  Customer buysAgain() {
    var listing = String.valueOf(agreement.listing());
    return new Customer(account, product, listing, "buyer-" + UUID.randomUUID());
  }

  static Customer ofRedis() {
    return new Customer("redis", "redis-cloud-payg");
  }

  /** At Google, where an entitlement has an id of its own. */
  static Customer ofRedisAtGoogle() {
    var customer =
        new Customer(
            "acc-" + UUID.randomUUID(),
            "redis",
            new AgreementNames(
                Marketplace.GOOGLE,
                "entitlement-" + UUID.randomUUID(),
                null,
                "redis.endpoints.vendor-public.cloud.goog",
                "google-account-" + UUID.randomUUID()));
    customer.isMade();
    return customer;
  }

  /** At AWS since it has concurrent agreements: whoever comes brings a licence and nothing else. */
  static Customer ofRedisByLicense() {
    var customer =
        new Customer(
            "acc-" + UUID.randomUUID(),
            "redis",
            new AgreementNames(
                Marketplace.AWS, null, "l-" + UUID.randomUUID(), "redis-cloud-payg", null));
    customer.isMade();
    return customer;
  }

  /** Another account, of the same buyer's purchase. */
  Customer besides() {
    var other =
        new Customer(
            "acc-" + UUID.randomUUID(),
            product,
            String.valueOf(agreement.listing()),
            String.valueOf(agreement.buyer()));
    other.isMade();
    return other;
  }

  static Customer ofEmqx() {
    return new Customer("emqx", "emqx-platform-payg");
  }

  /** Subscribed at AWS, linked, and with a subscription that AWS pays for. */
  Customer whoPaysByAws() {
    startsAtAws();
    isLinked();
    opens();
    awaitRevision(1);
    return this;
  }

  void startsAtAws() {
    told(new MarketplaceEvent.AgreementStarted(agreement, null, false), 0, "started");
  }

  /** The marketplace pays for what it bought; nothing runs yet. */
  Customer isLinked() {
    links().statusCode(200);
    awaitEvent(BillingEvent.AccountLinked.class);
    return this;
  }

  /** The id of its only link. */
  String link() {
    return asOwnerOf(account)
        .get("/accounts/" + account + "/links")
        .then()
        .extract()
        .path("links[0].id");
  }

  /** With a card that is the account's default and pays for the subscription. */
  String paysByCard(String expires) {
    var card = addsCard(expires);
    prefers(card);
    opens();
    awaitRevision(1);
    return card;
  }

  void prefers(String method) {
    PlainCaller.ownerOf(account)
        .hasPut(
            "/accounts/" + account + "/default-payment-method", Map.of("paymentMethod", method));
  }

  /** Business time, for everybody. */
  static Instant now() {
    return Ticketing.clock().instant();
  }

  /** Business time moves on, for everybody, and what is due then happens. */
  static void movesTo(Instant instant) {
    setsClockTo(instant);
    everythingSettles();
  }

  static void setsClockTo(Instant instant) {
    PlainCaller.operator().hasPut("/sandbox/clock", Map.of("to", instant.toString()));
  }

  /** Linked to what another account is linked to, and with a subscription that AWS pays for. */
  Customer whoSharesWith(Customer first) {
    linksWith(first.ticket()).statusCode(200);
    opens();
    awaitRevision(1);
    return this;
  }

  /** The marketplace tells something, dated so many minutes after noon. */
  void told(MarketplaceEvent event, int minute, String notice) {
    PROBE.send(envelope(event, minute, notice));
  }

  /** Several at once, each a minute after the other, for a consumer to take them in one batch. */
  void toldAtOnce(List<MarketplaceEvent> events) {
    PROBE.send(
        IntStream.range(0, events.size())
            .mapToObj(i -> envelope(events.get(i), i + 1, "at-once-" + i))
            .toList());
  }

  private Envelope<MarketplaceEvent> envelope(MarketplaceEvent event, int minute, String notice) {
    var cause = Cause.notice(notice + "-" + account);
    return Envelope.of("marketplace-adapter", cause, NOON.plusSeconds(60L * minute), event);
  }

  /** What subscription-service tells of something that runs, so many minutes after noon. */
  void told(SubscriptionEvent event, int minute) {
    var cause = Cause.of("told-" + UUID.randomUUID());
    PROBE.send(Envelope.of("subscription-service", cause, NOON.plusSeconds(60L * minute), event));
  }

  void cancels() {
    told(new MarketplaceEvent.AgreementCancellationPending(agreement), 10, "pending");
    told(
        new MarketplaceEvent.AgreementEnded(agreement, MarketplaceEvent.EndReason.UNSUBSCRIBED),
        70,
        "ended");
  }

  /** AWS is asked about the end, and cannot say; of a cancel it has sent both signs. */
  void awsCannotSay() {
    told(
        new MarketplaceEvent.AgreementAnswered(
            agreement, MarketplaceEvent.AgreementState.UNKNOWN, null, "asked"),
        80,
        "asked");
    everythingSettles();
  }

  void opens() {
    opens("");
  }

  /** The same, one of several. */
  SubscriptionId opens(String suffix) {
    return opensAll(Stream.of(suffix)).getFirst();
  }

  /** Several at once. */
  List<SubscriptionId> opensAll(Stream<String> suffixes) {
    var opened = suffixes.map(this::opened).toList();
    PROBE.send(opened);
    return opened.stream().map(it -> it.event().subscription()).toList();
  }

  private Envelope<SubscriptionOpened> opened(String suffix) {
    var event =
        new SubscriptionOpened(
            new AccountId(account),
            new SubscriptionId(subscription + suffix),
            new ProductId(product),
            null,
            null);
    return Envelope.of("subscription-service", Cause.of("opened-" + account + suffix), NOON, event);
  }

  /** The agreement lives again, after its end. */
  void subscribesAgain() {
    told(new MarketplaceEvent.AgreementStarted(agreement, null, false), 90, "again");
  }

  /** Comes from the marketplace and links, once billing has heard of it. */
  ValidatableResponse links() {
    comes();
    return linksWith(ticket());
  }

  /** The marketplace resolves who came to set up an account. */
  void comes() {
    told(
        new MarketplaceEvent.BuyerRegistered(agreement, registration, "111122223333", false),
        0,
        "registered");
  }

  String ticket() {
    return Ticketing.good(registration);
  }

  ValidatableResponse linksWith(String ticket) {
    return linksWith(asOwnerOf(account), Map.of("ticket", ticket));
  }

  ValidatableResponse linksWith(RequestSpecification caller, Map<String, ?> request) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> asks(caller, request), answer -> answer.extract().statusCode() != 503);
  }

  ValidatableResponse asks(RequestSpecification caller, Map<String, ?> request) {
    return RestAssured.given(caller)
        .contentType(ContentType.JSON)
        .body(request)
        .post("/accounts/" + account + "/links")
        .then();
  }

  String addsCard(String expires) {
    return addsCard("card", expires);
  }

  /** The same, as one of several. */
  String addsCard(String called, String expires) {
    var id = called + "-" + account;
    add(
        id,
        Map.of(
            "card",
            Map.of("token", "tok", "brand", "Visa", "lastFour", "4242", "expires", expires)));
    return id;
  }

  String requestsWire() {
    return requestsWire("wire");
  }

  /** The same, as one of several. */
  String requestsWire(String called) {
    var id = called + "-" + account;
    add(id, Map.of("wireTransfer", Map.of()));
    return id;
  }

  String hasApprovedWire() {
    var id = requestsWire();
    approval(id).statusCode(200);
    return id;
  }

  ValidatableResponse approval(String wire) {
    return asOperator().post(method(wire) + "/approval").then();
  }

  ValidatableResponse rejection(String wire) {
    return asOperator().post(method(wire) + "/rejection").then();
  }

  /** What is left of the account's credits, in cents. */
  String hasCredits(long left) {
    var id = "credits-" + account;
    PlainCaller.operator()
        .hasPut(method(id) + "/credits", Map.of("amount", left, "currency", "USD"));
    return id;
  }

  /** The provider tells the card anew. */
  void cardIsTold(String card, String expires) {
    PlainCaller.operator()
        .hasPut(
            method(card) + "/card",
            Map.of("token", "new", "brand", "Visa", "lastFour", "1881", "expires", expires));
  }

  ValidatableResponse removes(String method) {
    return asOwnerOf(account).delete(method(method)).then();
  }

  ValidatableResponse shows(String method) {
    return asOwnerOf(account).get(method(method)).then();
  }

  /** An invoice over so many cents. */
  void isInvoiced(String number, long cents) {
    PlainCaller.operator()
        .hasPut(
            "/accounts/" + account + "/invoices/" + number,
            Map.of(
                "amount",
                cents,
                "currency",
                "USD",
                "issuedAt",
                "2026-01-01T00:00:00Z",
                "dueAt",
                "2026-02-01T00:00:00Z"));
  }

  void pays(String number) {
    PlainCaller.operator()
        .hasPosted("/accounts/" + account + "/invoices/" + number + "/payment", Map.of());
  }

  private String method(String id) {
    return "/accounts/" + account + "/payment-methods/" + id;
  }

  private void add(String id, Map<String, ?> method) {
    PlainCaller.ownerOf(account).hasPut("/accounts/" + account + "/payment-methods/" + id, method);
  }

  ValidatableResponse designates(String... inOrder) {
    return asOwnerOf(account)
        .contentType(ContentType.JSON)
        .body(Map.of("paymentMethods", List.of(inOrder)))
        .put("/subscriptions/" + subscription + "/fallbacks")
        .then();
  }

  ValidatableResponse switchesTo(String method) {
    return switches(Map.of("paymentMethod", method));
  }

  ValidatableResponse switchesAcceptingOldSnapshots(String method) {
    return switches(Map.of("paymentMethod", method, "acknowledgesOldSnapshots", true));
  }

  private ValidatableResponse switches(Map<String, ?> choice) {
    return asOwnerOf(account)
        .contentType(ContentType.JSON)
        .body(choice)
        .put("/subscriptions/" + subscription + "/charge")
        .then();
  }

  ValidatableResponse charge() {
    return asOwnerOf(account).get("/subscriptions/" + subscription + "/charge").then();
  }

  ValidatableResponse asksForPermit(long revision) {
    return asService()
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "deployment",
                "dep-" + account,
                "uid",
                "uid-1",
                "coverageRevision",
                revision,
                "stoppedAt",
                STOPPED_AT.toString()))
        .post("/subscriptions/" + subscription + "/permits")
        .then();
  }

  /** The decision with this revision, as soon as it is published. */
  OfCoverage awaitRevision(long revision) {
    return (OfCoverage)
        PROBE.await(EventFamily.BILLING, seen -> ofMine(seen, OfCoverage.class, revision)).event();
  }

  Envelope<BillingEvent> awaitEnvelope(long revision) {
    return PROBE.await(EventFamily.BILLING, seen -> ofMine(seen, OfCoverage.class, revision));
  }

  <T extends BillingEvent> T awaitEvent(Class<T> type) {
    var seen =
        PROBE.await(
            EventFamily.BILLING,
            it -> type.isInstance(it.event()) && it.event().key().equals(account));
    return type.cast(seen.event());
  }

  /** All events of a type about this customer so far. */
  <T extends BillingEvent> List<T> published(Class<T> type) {
    return PROBE
        .all(
            EventFamily.BILLING,
            it -> type.isInstance(it.event()) && it.event().key().equals(account))
        .stream()
        .map(it -> type.cast(it.event()))
        .toList();
  }

  /** All decisions about this customer's subscription so far. */
  List<OfCoverage> decisions() {
    return PROBE
        .all(
            EventFamily.BILLING,
            seen ->
                seen.event() instanceof OfCoverage decided
                    && decided.subscription().value().equals(subscription))
        .stream()
        .map(seen -> (OfCoverage) seen.event())
        .toList();
  }

  /** Everything sent so far has been taken in, and what follows from it published. */
  void settles() {
    everythingSettles();
  }

  /** Likewise, for whoever is no customer. */
  static void everythingSettles() {
    Quiet.ofThisService().come();
  }

  private boolean ofMine(Envelope<BillingEvent> seen, Class<OfCoverage> type, long revision) {
    return type.isInstance(seen.event())
        && type.cast(seen.event()).subscription().value().equals(subscription)
        && type.cast(seen.event()).coverageRevision() == revision;
  }
}
