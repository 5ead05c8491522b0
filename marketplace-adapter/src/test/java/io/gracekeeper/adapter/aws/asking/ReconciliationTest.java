package io.gracekeeper.adapter.aws.asking;

import static io.gracekeeper.adapter.KafkaRecords.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.aws.SnsTwin;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.adapter.aws.queue.SqsResource;
import io.gracekeeper.callers.Callers;
import io.gracekeeper.callers.IssuerResource;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent;
import io.gracekeeper.events.MarketplaceEvent.AgreementAnswered;
import io.gracekeeper.events.MarketplaceEvent.AgreementState;
import io.gracekeeper.events.MarketplaceEvent.DifferenceFound;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsMayHaveChanged;
import io.gracekeeper.events.MarketplaceEvent.EntitlementsRead;
import io.gracekeeper.events.Topics;
import io.gracekeeper.events.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Asking AWS what billing wants to know, and what nobody told of. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
@WithTestResource(IssuerResource.class)
@WithTestResource(SqsResource.class)
@Tag("E7")
class ReconciliationTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String QUESTIONS = "/billing/marketplaces/AWS/questions";

  private final KafkaRecords broker = new KafkaRecords();
  private final Webhook adapter = new Webhook();
  private final String id = "agmt-" + UUID.randomUUID();
  private final AtomicInteger throttled = new AtomicInteger();
  private SnsTwin aws;

  @BeforeEach
  void open() {
    aws = SnsTwin.asConfigured();
    aws.at(QUESTIONS, 200, "{\"agreements\":[]}");
    aws.at("/agreement", 200, "{\"agreementViewSummaries\":[]}");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void whatBillingWantsToKnowIsAskedAndTheAnswerIsKeptAndTold() {
    // Given
    billingAsksAbout(id, "LIVE");
    awsDescribes(id, "CANCELLED");
    var missed = missed();

    // When
    timePasses(Duration.ofMinutes(11));

    // Then
    var answer = told(AgreementAnswered.class);
    assertThat(answer.event().state()).isEqualTo(AgreementState.ENDED);
    assertThat(answer.event().reason()).isEqualTo(EndReason.CANCELLED);
    assertThat(answer.occurredAt()).as("AWS's date, not ours").isBefore(now().minusSeconds(300));
    var difference = told(DifferenceFound.class);
    assertThat(difference.event().believed()).isEqualTo(AgreementState.LIVE);
    var evidence = difference.event().evidence();
    assertThat(broker.of(Topics.MARKETPLACE_NOTICES))
        .filteredOn(kept -> header(kept, "notice_id").equals(evidence))
        .singleElement()
        .satisfies(kept -> assertThat(new String(kept.value(), UTF_8)).contains("CANCELLED", id));
    assertThat(answer.cause().notice()).isEqualTo(evidence);
    assertThat(missed()).isEqualTo(missed + 1);
  }

  @Test
  void billingIsAskedWithATokenOfOurOwn() {
    timePasses(Duration.ofMinutes(11));

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(aws.asked(QUESTIONS))
                .isNotEmpty()
                .allSatisfy(
                    asked -> assertThat(asked.header("Authorization")).startsWith("Bearer ")));
  }

  @Test
  void whileAwsThrottlesItIsAskedAgain() {
    // Given
    billingAsksAbout(id, "LIVE");
    throttled.set(2);
    awsDescribes(id, "ACTIVE");

    // When
    timePasses(Duration.ofMinutes(11));

    // Then
    assertThat(told(AgreementAnswered.class).event().state()).isEqualTo(AgreementState.LIVE);
  }

  @Test
  void aLegacyPayAsYouGoSubscriptionCannotBeAskedAboutAndThatIsAnAnswer() {
    // Given
    var names = AgreementNames.ofBuyer(Marketplace.AWS, "n0123payg", "X-" + id);
    billingAsksAbout(
        "{\"marketplace\":\"AWS\",\"listing\":\"n0123payg\",\"buyer\":\"X-" + id + "\"}",
        "agmt-none",
        "LIVE");

    // When
    timePasses(Duration.ofMinutes(11));

    // Then
    var answer = told(AgreementAnswered.class, names.key());
    assertThat(answer.event().state()).isEqualTo(AgreementState.UNKNOWN);
    assertThat(answer.event().question()).isEqualTo("nothing-to-ask");
  }

  @Test
  void anAgreementThatNobodyToldOfIsFoundByWhatChangedAtAws() {
    // Given
    aws.at("/billing/marketplaces/AWS/agreements/" + id, 404, "{\"code\":\"unknown-agreement\"}");
    aws.at(
        "/agreement",
        exchange ->
            answer(
                exchange,
                exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith("SearchAgreements")
                    ? "{\"agreementViewSummaries\":[" + described(id, "ACTIVE") + "]}"
                    : described(id, "ACTIVE")));

    // When
    timePasses(Duration.ofMinutes(61));

    // Then
    var difference = told(DifferenceFound.class).event();
    assertThat(difference.believed()).isEqualTo(AgreementState.UNKNOWN);
    assertThat(difference.answered()).isEqualTo(AgreementState.LIVE);
  }

  @Test
  @Tag("E9")
  void aHintIsFollowedByAllThatTheAgreementEntitlesTo() {
    // Given
    var names = AgreementNames.ofBuyer(Marketplace.AWS, "n0123contract", "X-" + id);
    aws.at(
        "/entitlement",
        exchange ->
            answer(
                exchange,
                askedForEntitlements().size() == 1
                    ? "{\"NextToken\":\"more\"}"
                    : "{\"Entitlements\":[{\"Dimension\":\"users\",\"Value\":{\"IntegerValue\":25}}]}"));

    // When
    tell(new EntitlementsMayHaveChanged(names));

    // Then
    var read = told(EntitlementsRead.class, names.key()).event();
    assertThat(read.entitlements()).extracting(it -> it.dimension()).containsExactly("users");
    assertThat(askedForEntitlements()) // And again, if the hint comes again.
        .hasSizeGreaterThanOrEqualTo(2)
        .element(1)
        .satisfies(asked -> assertThat(asked.body()).contains("\"NextToken\":\"more\""));
  }

  /** Of this test's buyer: hints of other tests may come late, and are followed too. */
  private List<SnsTwin.Asked> askedForEntitlements() {
    return aws.asked("/entitlement").stream()
        .filter(asked -> asked.body().contains("\"CUSTOMER_IDENTIFIER\":[\"X-" + id + "\"]"))
        .toList();
  }

  private void billingAsksAbout(String agreement, String state) {
    billingAsksAbout(
        "{\"marketplace\":\"AWS\",\"agreement\":\"" + agreement + "\"}", agreement, state);
  }

  private void billingAsksAbout(String names, String agreement, String state) {
    var known =
        "{\"agreement\":%s,\"state\":\"%s\",\"entitled\":true,\"askAt\":\"2020-01-01T00:00:00Z\"}"
            .formatted(names, state);
    aws.at(QUESTIONS, 200, "{\"agreements\":[" + known + "]}");
    aws.at("/billing/marketplaces/AWS/agreements/" + agreement, 200, known);
  }

  private void awsDescribes(String agreement, String status) {
    aws.at(
        "/agreement",
        exchange -> {
          if (exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith("SearchAgreements")) {
            answer(exchange, "{}");
          } else if (throttled.getAndDecrement() > 0) {
            SnsTwin.answer(exchange, 400, "{\"__type\":\"ThrottlingException\"}".getBytes(UTF_8));
          } else {
            answer(exchange, described(agreement, status));
          }
        });
  }

  private static String described(String agreement, String status) {
    return "{\"agreementId\":\"" + agreement + "\",\"status\":\"" + status + "\"}";
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    SnsTwin.answer(exchange, 200, body.getBytes(UTF_8));
  }

  private static void timePasses(Duration time) {
    Callers.asOperator()
        .contentType("application/json")
        .body(Map.of("to", now().plus(time).toString()))
        .put("/sandbox/clock")
        .then()
        .statusCode(200);
  }

  private static Instant now() {
    return Instant.parse(Callers.asOperator().get("/sandbox/due").path("now").toString());
  }

  private void tell(MarketplaceEvent event) {
    var encoded =
        Wire.encode(Envelope.of("a-test", Cause.notice(UUID.randomUUID().toString()), NOON, event));
    var record = new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.data());
    encoded.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    broker.put(record);
  }

  private <E extends MarketplaceEvent> Envelope<E> told(Class<E> type) {
    return told(type, "aws:" + id);
  }

  private <E extends MarketplaceEvent> Envelope<E> told(Class<E> type, String key) {
    var found =
        broker.await(
            Topics.MARKETPLACE_EVENTS,
            1,
            event ->
                key.equals(event.key())
                    && type.isInstance(Wire.decode(EventFamily.MARKETPLACE, event).event()));
    var envelope = Wire.decode(EventFamily.MARKETPLACE, found.getFirst());
    return new Envelope<>(
        envelope.id(),
        envelope.source(),
        envelope.cause(),
        envelope.occurredAt(),
        type.cast(envelope.event()));
  }

  /** How many notices never came, as an operator sees it. */
  private double missed() {
    return adapter
        .get("/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("gracekeeper_notices_missed_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
