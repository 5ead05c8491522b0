package io.gracekeeper.adapter.replay;

import static io.gracekeeper.adapter.KafkaRecords.header;
import static io.gracekeeper.callers.Callers.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.gracekeeper.adapter.KafkaRecords;
import io.gracekeeper.adapter.aws.SnsTwinResource;
import io.gracekeeper.adapter.aws.queue.SqsResource;
import io.gracekeeper.adapter.journal.Journal;
import io.gracekeeper.adapter.replay.Pupil.Mastery;
import io.gracekeeper.adapter.shelf.Passage;
import io.gracekeeper.adapter.shelf.Shelf;
import io.gracekeeper.adapter.shelf.Shelves;
import io.gracekeeper.callers.IssuerResource;
import io.gracekeeper.embedded.KafkaResource;
import io.gracekeeper.events.Topics;
import io.gracekeeper.problem.Refusal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator does after a bug is fixed. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SnsTwinResource.class)
@WithTestResource(IssuerResource.class)
@WithTestResource(SqsResource.class)
@Tag("E6")
class ReplaysTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
  private static final String DEAD_LETTERS = Topics.MARKETPLACE_NOTICES + Topics.DEAD_LETTERS;

  @Inject Pupil pupil;
  @Inject Shelves shelves;
  @Inject Retelling retelling;
  @Inject Journal journal;

  private final KafkaRecords broker = new KafkaRecords();
  private final String id = UUID.randomUUID().toString();

  @AfterEach
  void learn() {
    pupil.is(Mastery.GOOD);
    pupil.mayGoOn();
  }

  @Test
  void aDeadLetterIsListedWithItsReasonAndShownAsItCame() {
    // Given
    var position = deadLetter("{\"token\":\"Xyzzy\",\"a\":1}");

    // When
    var listed = lying("dead-letters", position);
    var shown = get("/notices/dead-letters/" + position);

    // Then
    assertThat(listed)
        .containsEntry("settled", false)
        .doesNotContainKey("lastAttempt")
        .extractingByKey("reason")
        .asString()
        .contains("I have not learned this.");
    shown
        .body("notice.position", equalTo(position))
        .body("notice.sent.source", equalTo("pupil"))
        .body("notice.sent.sender", equalTo("a school"))
        .body("notice.sent.id", equalTo(id))
        .body("notice.sent.receivedAt", equalTo("2026-03-01T12:00:00Z"))
        .body("notice.from", containsString("marketplace-notices/0/"))
        .body("body", equalTo("{\"token\":\"…\",\"a\":1}"))
        .body("complete", equalTo(false));
  }

  @Test
  void aDeadLetterThatCanBeReadNowIsToldAndMarkedAndNotKeptTwice() {
    // Given
    var position = deadLetter("it ended");
    pupil.is(Mastery.GOOD);

    // When
    var replayed = post("/notices/dead-letters/" + position + "/replay");

    // Then
    replayed
        .body("outcome", equalTo("TOLD"))
        .body("by", equalTo("an operator"))
        .body("events", hasSize(1))
        .body("events[0].type", equalTo("io.gracekeeper.marketplace.agreement-ended"));
    assertThat(header(events(1).getFirst(), "ce_id"))
        .isEqualTo(replayed.extract().path("events[0].id"));
    assertThat(lying("dead-letters", position)).containsEntry("settled", true);
    assertThat(kept()).hasSize(1);
  }

  @Test
  void aDeadLetterThatStillCannotBeReadWaitsOn() {
    // Given
    var position = deadLetter("it ended");

    // When
    var replayed = post("/notices/dead-letters/" + position + "/replay");

    // Then
    replayed.body("outcome", equalTo("UNREADABLE")).body("why", containsString("not learned"));
    assertThat(lying("dead-letters", position))
        .containsEntry("settled", false)
        .containsKey("lastAttempt");
    assertThat(broker.of(DEAD_LETTERS)).filteredOn(this::isOurs).hasSize(1);
  }

  @Test
  @Tag("D4")
  void aReplayOfWhatWasRightTellsTheSameEventsAndKeepsNothingAgain() {
    // Given
    var position = position(keep("it ended", NOON));
    var live = header(events(1).getFirst(), "ce_id");

    // When
    post("/notices/kept/" + position + "/replay");
    post("/notices/kept/" + position + "/replay");

    // Then
    assertThat(events(3)).extracting(event -> header(event, "ce_id")).containsOnly(live);
    assertThat(kept()).hasSize(1);
  }

  @Test
  void aCorrectedTranslationIsAnotherEventOfTheSameNotice() {
    // Given
    pupil.is(Mastery.FAULTY);
    var position = position(keep("it ended", NOON));
    events(1);
    pupil.is(Mastery.GOOD);

    // When
    post("/notices/kept/" + position + "/replay").body("outcome", equalTo("TOLD"));

    // Then
    assertThat(events(2)).extracting(event -> header(event, "ce_id")).doesNotHaveDuplicates();
    assertThat(events(2)).extracting(event -> header(event, "ce_notice")).containsOnly(id);
  }

  @Test
  void aPassageIsReplayedByItsOffsetsAndCounted() {
    // Given
    var first = keep("it ended", NOON);
    keep("a secret", NOON);
    var last = keep("scrawl", NOON);
    events(1);
    var passage =
        Map.of("shelf", "kept", "partition", 0, "from", first.offset(), "until", last.offset() + 1);

    // When
    var finished = finished(begin(passage));

    // Then
    finished
        .body("state", equalTo("FINISHED"))
        .body("passage.partition", equalTo(0))
        .body("outcomes", equalTo(Map.of("TOLD", 1, "UNKNOWN", 1, "UNREADABLE", 1)))
        .body("events", equalTo(1))
        .body("unreadable", contains(position(last)));
    assertThat(events(2))
        .extracting(event -> header(event, "ce_id"))
        .containsOnly(header(events(2).getFirst(), "ce_id"));
    assertThat(kept()).hasSize(3);
    assertThat(get("/replays").extract().<List<String>>path("replays.id"))
        .contains(finished.extract().<String>path("id"));
  }

  @Test
  void aPassageIsReplayedByWhenItWasReceived() {
    // Given: after everything that other tests have kept
    var then = Instant.now().plus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.SECONDS);
    keep("it ended", then.minusSeconds(1));
    keep("it ended", then);
    keep("scrawl", then.plusSeconds(59));
    keep("it ended", then.plusSeconds(60));
    keep("it ended", then.plus(Duration.ofMinutes(30)));
    events(4);
    var passage =
        Map.of(
            "shelf",
            "kept",
            "receivedFrom",
            then.toString(),
            "receivedUntil",
            then.plusSeconds(60).toString());

    // When
    var listed = asOperator().queryParams(passage).get("/notices/kept").then().statusCode(200);
    var finished = finished(begin(passage));

    // Then
    listed.body("notices.sent.id", contains(id, id));
    finished
        .body("outcomes", equalTo(Map.of("TOLD", 1, "UNREADABLE", 1)))
        .body("ahead", equalTo(4));
  }

  @Test
  void allDeadLettersAreReplayedAtOnceAndEachIsMarked() {
    // Given
    var one = deadLetter("it ended");
    var other = deadLetter("it ended");
    pupil.is(Mastery.GOOD);

    // When
    var finished = finished(begin(Map.of("shelf", "dead-letters")));

    // Then
    finished.body("state", equalTo("FINISHED"));
    assertThat(lying("dead-letters", one)).containsEntry("settled", true);
    assertThat(lying("dead-letters", other)).containsEntry("settled", true);
  }

  @Test
  void theSameKeyFindsTheReplayThatItBegan() {
    // Given
    var passage = Map.of("shelf", "kept", "partition", 0, "until", 1);
    var first = begin(passage, id);
    finished(first);

    // When
    var again = begin(passage, id);

    // Then
    assertThat(again.extract().<String>path("id")).isEqualTo(first.extract().<String>path("id"));
    assertThat(again.extract().header("Idempotency-Replayed")).isEqualTo("true");
    asOperator()
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", id)
        .body(Map.of("shelf", "kept"))
        .post("/replays")
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
  }

  @Test
  void theSameKeyFindsWhatCameOfOneThing() {
    // Given
    var address = "/notices/dead-letters/" + deadLetter("it ended") + "/replay";
    var other = "/notices/dead-letters/" + deadLetter("it ended") + "/replay";
    var first = asOperator().header("Idempotency-Key", id).post(address).then().statusCode(200);
    pupil.is(Mastery.GOOD);

    // When
    var again = asOperator().header("Idempotency-Key", id).post(address).then().statusCode(200);

    // Then
    again.header("Idempotency-Replayed", equalTo("true")).body("outcome", equalTo("UNREADABLE"));
    assertThat(again.extract().<String>path("at")).isEqualTo(first.extract().<String>path("at"));
    asOperator()
        .header("Idempotency-Key", id)
        .post(other)
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
  }

  @Test
  void aReplayHoldsUpNoLiveNoticeAndOneIsReplayedAtATime() {
    // Given
    var first = keep("it ended", NOON);
    events(1);
    pupil.lingersOver(id);
    var passage = Map.of("shelf", "kept", "partition", 0, "from", first.offset());
    var begun = begin(passage);
    await().atMost(LONG_ENOUGH).until(pupil::isLingering);

    // When
    var live = UUID.randomUUID().toString();
    broker.put(Pupil.notice(0, live, "it ended", NOON));

    // Then
    broker.await(Topics.MARKETPLACE_EVENTS, 1, event -> header(event, "ce_notice").equals(live));
    get("/replays/" + begun.extract().<String>path("id")).body("state", equalTo("RUNNING"));
    asOperator()
        .contentType(ContentType.JSON)
        .body(passage)
        .post("/replays")
        .then()
        .statusCode(409)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("replay-running"));
    pupil.mayGoOn();
    finished(begun).body("state", equalTo("FINISHED"));
  }

  @Test
  void aPassageThatIsTooLongIsNotBegun() {
    // Given
    keep("it ended", NOON);
    keep("it ended", NOON);
    var replays = new Replays(shelves, retelling, journal, Clock.systemUTC(), 1);

    // When // Then
    assertThatThrownBy(() -> replays.begin(id, Passage.all(Shelf.KEPT), "ann"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("1 are taken");
    assertThat(journal.replay(id)).isEmpty();
  }

  @Test
  void aShelfIsReadAPageAtATime() {
    // Given
    var position = deadLetter("it ended");
    var all = rows("dead-letters", 200).stream().map(row -> row.get("position")).toList();

    // When
    var pageByPage = rows("dead-letters", 20).stream().map(row -> row.get("position")).toList();

    // Then
    assertThat(pageByPage).isEqualTo(all).contains(position).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "/notices/attic, 404, unknown-shelf",
    "/notices/kept/0-999999999, 404, unknown-notice",
    "/notices/kept/elsewhere, 404, unknown-notice",
    "/notices/kept?after=x, 400, broken-cursor",
    "/notices/kept?limit=201, 400, invalid-request",
    "/notices/kept?receivedFrom=%2B999999999-01-01T00:00:00Z, 400, invalid-request",
    "/notices/kept?receivedUntil=noon, 400, invalid-request",
    "/replays/none, 404, unknown-replay"
  })
  void whatIsNotThereIsRefusedWithItsCode(String address, int status, String code) {
    asOperator()
        .urlEncodingEnabled(false)
        .get(address)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  @ParameterizedTest
  @CsvSource({
    "{}, 400, invalid-request",
    "'{\"shelf\":\"attic\"}', 400, invalid-request",
    "'{\"shelf\":\"quarantine\"}', 400, not-in-bulk",
    "'{\"shelf\":\"kept\",\"from\":3}', 400, invalid-request",
    "'{\"shelf\":\"kept\",\"partition\":-1}', 400, invalid-request",
    "'{\"shelf\":\"kept\",\"receivedFrom\":\"noon\"}', 400, invalid-request"
  })
  void aPassageThatIsNoneIsRefused(String body, int status, String code) {
    asOperator()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/replays")
        .then()
        .statusCode(status)
        .body("code", equalTo(code));
  }

  @Test
  void aBodyThatIsTooLargeIsNotRead() {
    asOperator()
        .contentType(ContentType.JSON)
        .body("{\"shelf\":\"" + "x".repeat(10_000) + "\"}")
        .post("/replays")
        .then()
        .statusCode(413)
        .body("code", equalTo("body-too-large"));
  }

  /** Keeps a notice that cannot be read, and waits until it lies with the dead letters. */
  private String deadLetter(String text) {
    pupil.is(Mastery.NONE);
    var kept = keep(text, NOON);
    var from = "marketplace-notices/0/" + kept.offset();
    var dead =
        broker
            .await(DEAD_LETTERS, 1, one -> header(one, "dead_letter_from").equals(from))
            .getFirst();
    return dead.partition() + "-" + dead.offset();
  }

  private RecordMetadata keep(String text, Instant receivedAt) {
    return broker.put(Pupil.notice(0, id, text, receivedAt));
  }

  private static String position(RecordMetadata kept) {
    return kept.partition() + "-" + kept.offset();
  }

  private List<ConsumerRecord<String, byte[]>> kept() {
    return broker.of(Topics.MARKETPLACE_NOTICES).stream().filter(this::isOurs).toList();
  }

  private boolean isOurs(ConsumerRecord<String, byte[]> record) {
    return header(record, "notice_id").equals(id);
  }

  private List<ConsumerRecord<String, byte[]>> events(int count) {
    return broker.await(
        Topics.MARKETPLACE_EVENTS, count, event -> header(event, "ce_notice").equals(id));
  }

  /** A row of a list, wherever in it. */
  private static Map<String, Object> lying(String shelf, String position) {
    return rows(shelf, 200).stream()
        .filter(row -> position.equals(row.get("position")))
        .findFirst()
        .orElseThrow();
  }

  /** All of a list, so many on a page. */
  private static List<Map<String, Object>> rows(String shelf, int limit) {
    var rows = new ArrayList<Map<String, Object>>();
    var page = get("/notices/{shelf}?limit={limit}", shelf, limit);
    while (true) {
      rows.addAll(page.extract().<List<Map<String, Object>>>path("notices"));
      var next = page.extract().<String>path("next");
      if (next == null) {
        return rows;
      }
      page = get("/notices/{shelf}?limit={limit}&after={next}", shelf, limit, next);
    }
  }

  private static ValidatableResponse begin(Map<String, ?> passage) {
    return begin(passage, UUID.randomUUID().toString());
  }

  private static ValidatableResponse begin(Map<String, ?> passage, String key) {
    return asOperator()
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key)
        .body(passage)
        .post("/replays")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse finished(ValidatableResponse begun) {
    var address = "/replays/" + begun.extract().<String>path("id");
    await()
        .atMost(LONG_ENOUGH)
        .until(() -> !get(address).extract().<String>path("state").equals("RUNNING"));
    return get(address);
  }

  private static ValidatableResponse post(String address) {
    return asOperator().post(address).then().statusCode(200);
  }

  private static ValidatableResponse get(String address, Object... parts) {
    return asOperator().get(address, parts).then().statusCode(200);
  }
}
