package io.gracekeeper.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The public document says what the code does, no more and no less. */
class AsyncApiTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final List<EventFamily<? extends Event>> FAMILIES =
      List.of(EventFamily.MARKETPLACE, EventFamily.BILLING, EventFamily.SUBSCRIPTION);

  private static AsyncApi document;

  @BeforeAll
  static void read() throws IOException {
    if (Boolean.getBoolean("asyncapi.update")) {
      Files.writeString(AsyncApi.FILE, AsyncApi.committed().madeAnew().text());
    }
    document = AsyncApi.committed();
  }

  static Stream<Event> everyEvent() {
    return Examples.ALL.stream();
  }

  @Test
  void theCommittedDocumentIsWhatTheCodeMakes() throws IOException {
    assertThat(Files.readString(AsyncApi.FILE))
        .as("./mvnw -pl events test -Dtest=AsyncApiTest -Dasyncapi.update writes it anew")
        .isEqualTo(document.madeAnew().text());
  }

  @Test
  void itIsAnAsyncApiDocument() throws IOException {
    assertThat(JsonSchemas.ofAsyncApi().validate(document.root())).isEmpty();
  }

  @Test
  void everyTopicIsAChannelAndEveryChannelATopic() throws IllegalAccessException {
    // Given
    var topics = new TreeSet<String>();
    topics.add("billing-service" + Topics.RETRIES);
    topics.add("subscription-service" + Topics.RETRIES);
    for (var constant : Topics.class.getDeclaredFields()) {
      var name = (String) constant.get(null);
      var isSuffix = name.startsWith(".");
      if (!isSuffix) {
        topics.add(name);
        topics.add(name + Topics.DEAD_LETTERS);
      }
    }

    // When
    var channels =
        document.at("/channels").valueStream().map(it -> it.get("address").asText()).toList();

    // Then
    assertThat(channels).containsExactlyInAnyOrderElementsOf(topics);
  }

  @Test
  void everyKindOfEventIsAMessageOfItsChannelAndNothingElseIs() {
    var described = new HashSet<>(Set.of("notice", "deadLetter", "retry"));
    for (var family : FAMILIES) {
      var messages = document.at("/channels/" + family.topic() + "/messages");
      assertThat(AsyncApi.names(messages)).isEqualTo(new TreeSet<>(family.types().keySet()));
      messages
          .properties()
          .forEach(it ->
              assertThat(it.getValue().get("$ref").asText())
                  .isEqualTo("#/components/messages/" + it.getKey()));
      described.addAll(family.types().keySet());
    }
    assertThat(AsyncApi.names(document.at("/components/messages")))
        .isEqualTo(new TreeSet<>(described));
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void itsHeadersAreThoseThatAreWritten(Event event) throws IOException {
    // Given
    var headers = document.headersOf(message(event));

    // When
    var toldByAPerson = Wire.encode(envelope(Cause.of("request-1"), event)).headers();
    var causedByANotice = Wire.encode(envelope(Cause.notice("notice-1"), event)).headers();

    // Then
    assertThat(texts(headers.get("required"))).isEqualTo(toldByAPerson.keySet());
    assertThat(AsyncApi.names(headers.get("properties")))
        .isEqualTo(new TreeSet<>(causedByANotice.keySet()));
    var schema = JsonSchemas.strict(document, headers);
    assertThat(schema.validate(JsonSchemas.tree(toldByAPerson))).isEmpty();
    assertThat(schema.validate(JsonSchemas.tree(causedByANotice))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void itsKeyIsAsDescribed(Event event) throws IOException {
    // Given
    var keying = message(event).at("/traits/1/$ref").asText();

    // When
    var key = event.key();

    // Then
    var golden = AsyncApi.golden(EventFamily.typeOf(event));
    if (golden.has("account")) {
      assertThat(keying).endsWith("/keyedByAccount");
      assertThat(key).isEqualTo(golden.path("account").asText());
    } else if (golden.has("agreement")) {
      assertThat(keying).endsWith("/keyedByAgreement");
      assertThat(key).isEqualTo("aws:" + nameOf(golden.path("agreement")));
    } else {
      assertThat(keying).endsWith("/keyedByProduct");
      assertThat(key).isEqualTo(golden.path("product").asText());
    }
  }

  private static String nameOf(JsonNode agreement) {
    return agreement
        .path("agreement")
        .asText(agreement.path("listing").asText() + "/" + agreement.path("buyer").asText());
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void itsPayloadIsTheRecordFieldByField(Event event) {
    new SchemaComparison(document).compare(event.getClass(), message(event).get("payload"));
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void itsGoldenFileIsValidAndItsOnlyExample(Event event) throws IOException {
    // Given
    var message = message(event);
    var golden = AsyncApi.golden(EventFamily.typeOf(event));

    // When
    var errors = JsonSchemas.strict(document, message.get("payload")).validate(golden);

    // Then
    assertThat(errors).isEmpty();
    assertThat(message.get("examples")).hasSize(1);
    assertThat(message.at("/examples/0/payload")).isEqualTo(golden);
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void aFieldMoreIsRefusedByTheStrictSchemaOnlyAndAWrongOneByBoth(Event event) throws IOException {
    // Given
    var payload = message(event).get("payload");
    var golden = AsyncApi.golden(EventFamily.typeOf(event));

    // When
    var more = golden.<ObjectNode>deepCopy().put("newer", 1);

    // Then
    assertThat(JsonSchemas.strict(document, payload).validate(more)).isNotEmpty();
    assertThat(JsonSchemas.asPublished(document, payload).validate(more)).isEmpty();
    for (var wrong : Mutations.wrongValues(golden)) {
      assertThat(JsonSchemas.asPublished(document, payload).validate(wrong))
          .as(wrong.toString())
          .isNotEmpty();
    }
  }

  @Test
  void everyFieldSaysWhatItMeans() {
    var schemas = document.at("/components/schemas");
    assertThat(schemas).isNotEmpty();
    for (var schema : schemas.properties()) {
      assertThat(schema.getValue().path("description").asText()).as(schema.getKey()).isNotBlank();
      for (var field : schema.getValue().path("properties").properties()) {
        var said = new TreeSet<String>();
        field.getValue().findValuesAsText("description").forEach(said::add);
        said.add(document.resolved(field.getValue()).path("description").asText());
        assertThat(String.join("", said)).as(schema.getKey() + "." + field.getKey()).isNotBlank();
      }
    }
  }

  private static Envelope<Event> envelope(Cause cause, Event event) {
    return Envelope.of("billing-service", cause, NOON, event);
  }

  private static JsonNode message(Event event) {
    var message = document.at("/components/messages/" + EventFamily.typeOf(event));
    assertThat(message.isMissingNode()).isFalse();
    return message;
  }

  private static Set<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
  }
}
