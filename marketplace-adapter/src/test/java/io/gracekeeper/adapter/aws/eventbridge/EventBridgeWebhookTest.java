package io.gracekeeper.adapter.aws.eventbridge;

import static io.gracekeeper.adapter.attack.Attack.On.EVENTBRIDGE;
import static io.gracekeeper.adapter.aws.SnsTwinResource.EVENTBRIDGE_SECRET;
import static io.gracekeeper.adapter.aws.SnsTwinResource.FORMER_EVENTBRIDGE_SECRET;
import static io.gracekeeper.adapter.aws.SnsTwinResource.SELLER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.attack.Answer;
import io.gracekeeper.adapter.attack.Attack;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.Webhook;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.events.MarketplaceEvent.AgreementEnded;
import io.gracekeeper.events.MarketplaceEvent.EndReason;
import io.gracekeeper.events.Topics;
import io.gracekeeper.events.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What EventBridge posts through an API destination. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
class EventBridgeWebhookTest {

  private static final String HEADER = "X-Gracekeeper-Secret";

  private final KafkaRecords broker = new KafkaRecords();
  private final Webhook counts = new Webhook();
  private final String id = UUID.randomUUID().toString();

  @ParameterizedTest
  @ValueSource(strings = {EVENTBRIDGE_SECRET, FORMER_EVENTBRIDGE_SECRET})
  @Tag("E1")
  @Tag("E2")
  @Tag("E8")
  void anEventIsKeptByteForByteBeforeItIsAnswered(String secret) throws Exception {
    // Given
    var event = ended(SELLER);

    // When
    var answer = post(event, secret);

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    var kept =
        broker.of(Topics.MARKETPLACE_NOTICES).stream()
            .filter(record -> KafkaRecords.header(record, "notice_id").equals(id))
            .toList();
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().value()).asString().isEqualTo(event);
    assertThat(KafkaRecords.header(kept.getFirst(), "notice_source")).isEqualTo("aws-eventbridge");
  }

  @Test
  @Tag("B3")
  @Tag("E9")
  void allThatItTellsIsPublished() throws Exception {
    // When
    post(ended(SELLER), EVENTBRIDGE_SECRET);

    // Then
    var told =
        broker.await(
            Topics.MARKETPLACE_EVENTS,
            2,
            event -> KafkaRecords.header(event, "ce_notice").equals(id));
    assertThat(told)
        .extracting(event -> KafkaRecords.header(event, "ce_type"))
        .containsExactlyInAnyOrder(
            "io.gracekeeper.marketplace.agreement-ended",
            "io.gracekeeper.marketplace.final-usage-window-opened");
    var ended =
        told.stream()
            .filter(event -> KafkaRecords.header(event, "ce_type").endsWith("agreement-ended"))
            .findFirst()
            .orElseThrow();
    assertThat(Wire.read(AgreementEnded.class, ended.value()).reason())
        .isEqualTo(EndReason.TERMINATED);
  }

  @Test
  @Tag("D4")
  void theSameEventAgainTellsTheSame() throws Exception {
    // When
    post(ended(SELLER), EVENTBRIDGE_SECRET);
    post(ended(SELLER), FORMER_EVENTBRIDGE_SECRET);

    // Then
    var told =
        broker.await(
            Topics.MARKETPLACE_EVENTS,
            4,
            event -> KafkaRecords.header(event, "ce_notice").equals(id));
    assertThat(told)
        .extracting(event -> KafkaRecords.header(event, "ce_id"))
        .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(2));
  }

  @Attack(on = EVENTBRIDGE, by = "A wrong secret, or none", answer = "403 unknown-secret")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "guess",
        "a secret of an API destination; the New",
        "a secret of an API destination; the new,a secret of an API destination; the old"
      })
  @Tag("E1")
  void whoeverDoesNotKnowTheSecretChangesNothing(String secret, Answer answer) throws Exception {
    refused(post(ended(SELLER), secret), answer);
  }

  @Attack(
      on = EVENTBRIDGE,
      by = "The right secret in another header",
      answer = "403 unknown-secret")
  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "X-Api-Key", "X-Gracekeeper-Secrets", "Cookie"})
  @Tag("E1")
  void theSecretCountsInItsOwnHeaderOnly(String header, Answer answer) throws Exception {
    refused(post(ended(SELLER), "", header, EVENTBRIDGE_SECRET), answer);
  }

  @Attack(
      on = EVENTBRIDGE,
      by = "The right secret in the address, where a log would show it",
      answer = "403 unknown-secret")
  @Test
  @Tag("E1")
  void theSecretDoesNotCountInTheAddress(Answer answer) throws Exception {
    var query = "?" + HEADER + "=" + URLEncoder.encode(EVENTBRIDGE_SECRET, UTF_8);

    refused(post(ended(SELLER), query, "X-Nothing", "nothing"), answer);
  }

  @Attack(
      on = EVENTBRIDGE,
      by = "An event of another account's bus, with our secret",
      answer = "403 foreign-account",
      note = "Where `gracekeeper.aws.eventbridge.account` is set.")
  @Test
  @Tag("E1")
  void anotherAccountsBusIsNotOurs(Answer answer) throws Exception {
    refused(post(ended("999999999999"), EVENTBRIDGE_SECRET), answer);
  }

  @Attack(
      on = EVENTBRIDGE,
      by = "What is no event: no JSON, a field too few, an envelope of SNS",
      answer = "400 not-an-event")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hello",
        "[]",
        "{\"id\":\"x\"}",
        "{\"Type\":\"Notification\",\"MessageId\":\"x\"}",
        "{\"id\":\"x\",\"source\":\"s\",\"account\":\"123456512334\",\"detail-type\":\"t\","
            + "\"time\":\"noon\",\"detail\":{}}",
        "{\"id\":\"x\",\"source\":\"s\",\"account\":\"123456512334\",\"detail-type\":\"t\","
            + "\"time\":\"2026-08-30T21:36:03Z\",\"detail\":\"none\"}"
      })
  @Tag("E1")
  void whatIsNoEventIsRefused(String body, Answer answer) throws Exception {
    refused(post(body, EVENTBRIDGE_SECRET), answer);
  }

  @Attack(
      on = EVENTBRIDGE,
      by = "A body larger than any event",
      answer = "413 oversized",
      note = "300 KiB are read.")
  @Test
  @Tag("E1")
  void whatIsLargerThanAnyEventIsRefused(Answer answer) throws Exception {
    refused(post("x".repeat(400 * 1024), EVENTBRIDGE_SECRET), answer);
  }

  private void refused(HttpResponse<String> given, Answer answer) {
    assertThat(Answer.of(given)).as(given.body()).isEqualTo(answer);
    assertThat(given.body()).contains("clearedBy");
    assertThat(counts.refused(answer.code())).isPositive();
    assertThat(broker.of(Topics.MARKETPLACE_NOTICES))
        .noneMatch(record -> KafkaRecords.header(record, "notice_id").equals(id));
  }

  private static HttpResponse<String> post(String body, String secret) throws Exception {
    return post(body, "", HEADER, secret);
  }

  private static HttpResponse<String> post(String body, String query, String header, String secret)
      throws Exception {
    var root = ConfigProvider.getConfig().getValue("test.url", URI.class);
    try (var eventBridge = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return eventBridge.send(
          HttpRequest.newBuilder(root.resolve("/aws/eventbridge" + query))
              .header("Content-Type", "application/json; charset=utf-8")
              .header("User-Agent", "Amazon/EventBridge/ApiDestinations")
              .header(header, secret)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }

  private String ended(String account) {
    return "{\"version\":\"0\",\"id\":\""
        + id
        + "\",\"detail-type\":\"Purchase Agreement Ended - Proposer\","
        + "\"source\":\"aws.agreement-marketplace\",\"account\":\""
        + account
        + "\",\"time\":\"2026-08-30T21:36:03Z\",\"region\":\"us-east-1\","
        + "\"resources\":[\"arn:aws:aws-marketplace::aws:agreement:agmt-"
        + id
        + "\"],\"detail\":{\"agreement\":{\"id\":\"agmt-"
        + id
        + "\",\"status\":\"TERMINATED\"},\"acceptor\":{\"accountId\":\"845735284135\"}}}";
  }
}
