package io.gracekeeper.subscriptions;

import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.callers.PlainCaller;
import io.gracekeeper.clock.Activities;
import io.gracekeeper.clock.BusinessTime;
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
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One subscription of a test with its deployments; every one is new. */
final class Tenant {

  private static final EventProbe PROBE = new EventProbe(SharedKafka.bootstrapServers());
  private static final PaymentMethod AWS =
      new PaymentMethod(
          new PaymentMethodId("aws"),
          PaymentMethod.Kind.MARKETPLACE,
          "AWS Marketplace Subscription");

  private static final List<Tenant> PRESENT = new CopyOnWriteArrayList<>();

  final String account = "acc-" + UUID.randomUUID();
  final String subscription = "sub-" + account;
  final String deployment = "dep-" + account;
  private final String product;

  private Tenant(String product) {
    this.product = product;
    PRESENT.add(this);
    PlainCaller.ownerOf(account)
        .hasPut("/subscriptions/" + subscription, Map.of("account", account, "product", product));
  }

  /**
   * Everybody pays again: what waits would keep all later tests waiting at each of its looks. To be
   * called after each test.
   */
  static void goHome() {
    PRESENT.forEach(tenant -> tenant.gains(1_000));
    PRESENT.clear();
    quiet();
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

  /** Stopped since now, with three days left, for the loss of revision 2. */
  static Tenant withAStoppedDeployment(String product) {
    var tenant = withARunningDeployment(product);
    tenant.loses(2);
    tenant.awaitState(tenant.deployment, "STOPPED");
    return tenant;
  }

  void asksInOwnCloud(String id, String cloudAccount) {
    PlainCaller.ownerOf(account)
        .hasPut(
            "/subscriptions/" + subscription + "/deployments/" + id,
            Map.of("name", "orders", "cloudAccount", cloudAccount));
  }

  void asks(String id, @Nullable Instant trialEndsAt) {
    var body =
        trialEndsAt == null
            ? Map.of("name", "orders")
            : Map.of("name", "orders", "trialEndsAt", trialEndsAt.toString());
    PlainCaller.ownerOf(account)
        .hasPut("/subscriptions/" + subscription + "/deployments/" + id, body);
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

  private JsonNode shown(String path) {
    return PlainCaller.ownerOf(account).get(path);
  }

  /** Billing's word has arrived, whatever comes of it. */
  void awaitHeard(long revision) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> shown("/subscriptions/" + subscription).path("coverageRevision").asLong(),
            heard -> heard == revision);
  }

  void awaitState(String id, String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> shown("/deployments/" + id).path("state").asText(), state::equals);
  }

  void awaitTrouble(String id, String trouble) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> shown("/deployments/" + id).path("trouble").asText(), trouble::equals);
  }

  Instant instantOf(String id, String field) {
    return Instant.parse(shown("/deployments/" + id).path(field).asText());
  }

  <T extends OfDeployment> Envelope<SubscriptionEvent> awaitEvent(String id, Class<T> type) {
    return PROBE.await(EventFamily.SUBSCRIPTION, seen -> isOf(seen, id, type));
  }

  /** The one event of a type and of this account, or of a product, that a test waits for. */
  static <T extends SubscriptionEvent> T awaitAny(Class<T> type, Predicate<T> wanted) {
    return type.cast(
        PROBE
            .await(
                EventFamily.SUBSCRIPTION,
                seen -> type.isInstance(seen.event()) && wanted.test(type.cast(seen.event())))
            .event());
  }

  <T extends OfDeployment> List<Envelope<SubscriptionEvent>> events(String id, Class<T> type) {
    return PROBE.all(EventFamily.SUBSCRIPTION, seen -> isOf(seen, id, type));
  }

  private static boolean isOf(
      Envelope<SubscriptionEvent> seen, String id, Class<? extends OfDeployment> type) {
    return type.isInstance(seen.event()) && type.cast(seen.event()).deployment().value().equals(id);
  }

  /** Business time. */
  static Instant now() {
    return CDI.current().select(Clock.class, BusinessTime.Literal.INSTANCE).get().instant();
  }

  /** Moves business time forward and waits until nothing of this service is due or under way. */
  static void move(Duration by) {
    var target = now().plus(by);
    quiet();
    var parts = parts();
    for (var due = parts.nextDue(); due != null && due.isBefore(target); due = parts.nextDue()) {
      setTo(due);
      quiet();
    }
    setTo(target);
    quiet();
  }

  private static void setTo(Instant instant) {
    PlainCaller.operator().hasPut("/sandbox/clock", Map.of("to", instant.toString()));
  }

  static void quiet() {
    assertThat(parts().quietWithin(Duration.ofSeconds(30)).underWay()).isEmpty();
  }

  /** What the sandbox asks; a call for each look would be most of what tests do. */
  private static Activities parts() {
    return CDI.current().select(Activities.class).get();
  }
}
