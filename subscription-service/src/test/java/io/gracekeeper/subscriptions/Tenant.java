package io.gracekeeper.subscriptions;

import static io.gracekeeper.callers.Callers.asOperator;
import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.gracekeeper.embedded.EventProbe;
import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Basis;
import io.gracekeeper.events.BillingEvent;
import io.gracekeeper.events.BillingEvent.CoverageGained;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.PaymentMethod;
import io.gracekeeper.events.PaymentMethodId;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionEvent;
import io.gracekeeper.events.SubscriptionEvent.OfDeployment;
import io.gracekeeper.events.SubscriptionId;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One subscription of a test with its deployments; every one is new. */
final class Tenant {

  private static final EventProbe PROBE = new EventProbe(SharedKafka.bootstrapServers());
  private static final PaymentMethod AWS =
      new PaymentMethod(
          new PaymentMethodId("aws"),
          PaymentMethod.Kind.MARKETPLACE,
          "AWS Marketplace Subscription");

  final String account = "acc-" + UUID.randomUUID();
  final String subscription = "sub-" + account;
  final String deployment = "dep-" + account;
  private final String product;

  private Tenant(String product) {
    this.product = product;
    asOwnerOf(account)
        .contentType(ContentType.JSON)
        .body(Map.of("account", account, "product", product))
        .put("/subscriptions/" + subscription)
        .then()
        .statusCode(200);
  }

  static Tenant of(String product) {
    return new Tenant(product);
  }

  /** With a deployment that runs, and is paid for at revision 1. */
  static Tenant withARunningDeployment(String product) {
    var tenant = of(product);
    tenant.asks(tenant.deployment, null);
    tenant.gains(1);
    tenant.awaitState(tenant.deployment, "RUNNING");
    return tenant;
  }

  void asks(String id, @Nullable Instant trialEndsAt) {
    var body =
        trialEndsAt == null
            ? Map.of("name", "orders")
            : Map.of("name", "orders", "trialEndsAt", trialEndsAt.toString());
    asOwnerOf(account)
        .contentType(ContentType.JSON)
        .body(body)
        .put("/subscriptions/" + subscription + "/deployments/" + id)
        .then()
        .statusCode(200);
  }

  void gains(long revision) {
    hears(
        new CoverageGained(
            new AccountId(account), new SubscriptionId(subscription), revision, AWS, basis("D2")),
        "gain-" + revision);
  }

  void loses(long revision) {
    loses(revision, Duration.ofDays(3));
  }

  void loses(long revision, Duration grace) {
    hears(
        new CoverageLost(
            new AccountId(account),
            new SubscriptionId(subscription),
            revision,
            BillingEvent.LossReason.AGREEMENT_ENDED,
            AWS,
            grace,
            true,
            basis("C15")),
        "loss-" + revision);
  }

  void hears(BillingEvent event, String notice) {
    var cause = Cause.notice(notice + "-" + account);
    PROBE.send(Envelope.of("billing-service", cause, now(), event));
  }

  private Basis basis(String rule) {
    return new Basis(new ProductId(product), rule, "policy-hash");
  }

  ValidatableResponse show(String id) {
    return asOwnerOf(account).get("/deployments/" + id).then();
  }

  void awaitState(String id, String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> show(id).body("state", equalTo(state)));
  }

  Instant instantOf(String id, String field) {
    return Instant.parse(show(id).extract().path(field));
  }

  <T extends OfDeployment> Envelope<SubscriptionEvent> awaitEvent(String id, Class<T> type) {
    return PROBE.await(EventFamily.SUBSCRIPTION, seen -> isOf(seen, id, type));
  }

  <T extends OfDeployment> List<Envelope<SubscriptionEvent>> events(String id, Class<T> type) {
    return PROBE.all(EventFamily.SUBSCRIPTION, seen -> isOf(seen, id, type));
  }

  private static boolean isOf(
      Envelope<SubscriptionEvent> seen, String id, Class<? extends OfDeployment> type) {
    return type.isInstance(seen.event()) && type.cast(seen.event()).deployment().value().equals(id);
  }

  static Instant now() {
    return Instant.parse(asOperator().get("/sandbox/pulse").then().extract().path("now"));
  }

  /** Moves business time forward and waits until nothing of this service is due or under way. */
  static void move(Duration by) {
    var target = now().plus(by);
    quiet();
    for (var due = nextDue(); due != null && due.isBefore(target); due = nextDue()) {
      setTo(due);
      quiet();
    }
    setTo(target);
    quiet();
  }

  private static @Nullable Instant nextDue() {
    String due = asOperator().get("/sandbox/pulse").then().extract().path("nextDue");
    return due == null ? null : Instant.parse(due);
  }

  private static void setTo(Instant instant) {
    asOperator()
        .contentType(ContentType.JSON)
        .body(Map.of("to", instant.toString()))
        .put("/sandbox/clock")
        .then()
        .statusCode(200);
  }

  static void quiet() {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          List<String> underWay =
              asOperator().get("/sandbox/pulse").then().extract().path("underWay");
          return underWay.isEmpty();
        });
  }
}
