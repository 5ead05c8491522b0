package io.gracekeeper.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Cause NOTICE = Cause.notice("22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324");

  static Stream<Event> everyEvent() {
    return Examples.ALL.stream();
  }

  @Test
  void everyEventOfTheContractHasAnExample() {
    // Given
    var declared = new HashSet<String>();
    for (var family : families()) {
      declared.addAll(family.types().keySet());
    }

    // When
    var examples = everyEvent().map(EventFamily::typeOf).toList();

    // Then
    assertThat(examples).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(declared);
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void anEventIsWrittenAsItsGoldenFile(Event event) throws IOException {
    assertThat(Wire.tree(Wire.data(event))).isEqualTo(Wire.tree(golden(event)));
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void anEventIsReadFromItsGoldenFile(Event event) throws IOException {
    assertThat(Wire.read(event.getClass(), golden(event))).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void anEventSurvivesItsWayOverKafka(Event event) {
    // Given
    var sent = Envelope.of("a-service", NOTICE, NOON, event);

    // When
    var received = Wire.decode(EventFamily.of(event), onKafka(Wire.encode(sent)));

    // Then
    assertThat(received).isEqualTo(sent);
  }

  @Test
  void anUnknownTypeIsKeptAsItCame() {
    // Given
    var type = "io.gracekeeper.billing.from-a-later-version";
    var record = record("acme", Map.of("ce_type", type), "{\"a\":1}");

    // When
    var event = Wire.decode(EventFamily.BILLING, record).event();

    // Then
    assertThat(event).isInstanceOf(BillingEvent.Unknown.class);
    assertThat(EventFamily.typeOf(event)).isEqualTo(type);
    assertThat(Wire.data(event)).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":1}");
  }

  @Test
  void anUnknownFieldIsIgnored() {
    // Given
    var type = "io.gracekeeper.marketplace.agreement-cancellation-pending";
    var data = "{\"agreement\":{\"marketplace\":\"AWS\",\"agreement\":\"agmt-1\"},\"new\":[1]}";

    // When
    var event =
        Wire.decode(EventFamily.MARKETPLACE, record("k", Map.of("ce_type", type), data)).event();

    // Then
    assertThat(event.key()).isEqualTo("aws:agmt-1");
  }

  @Test
  void dataThatIsNotOfItsTypeIsMalformed() {
    var lost = Map.of("ce_type", "io.gracekeeper.billing.coverage-lost");
    for (var data : List.of("", "null", "[]", "{}", "{\"account\":\" \"}", "not json")) {
      assertThatThrownBy(() -> Wire.decode(EventFamily.BILLING, record("k", lost, data)))
          .as(data)
          .isInstanceOf(MalformedEventException.class);
    }
  }

  @Test
  void theSameDecisionTwiceHasTheSameIdAndACorrectedOneAnother() throws IOException {
    // Given
    var event = new MarketplaceEvent.Unknown("t", "k", tree("{\"a\":1}"));
    var corrected = new MarketplaceEvent.Unknown("t", "k", tree("{\"a\":2}"));

    // When
    var first = Envelope.of("s", NOTICE, NOON, event).id();

    // Then
    assertThat(Envelope.of("s", NOTICE, NOON.plusSeconds(9), event).id()).isEqualTo(first);
    assertThat(Envelope.of("s", NOTICE, NOON, corrected).id()).isNotEqualTo(first);
    assertThat(Envelope.of("s", Cause.of("other"), NOON, event).id()).isNotEqualTo(first);
  }

  private static Set<EventFamily<?>> families() {
    return Set.of(EventFamily.MARKETPLACE, EventFamily.BILLING, EventFamily.SUBSCRIPTION);
  }

  private static com.fasterxml.jackson.databind.JsonNode tree(String json) throws IOException {
    return Wire.tree(json.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] golden(Event event) throws IOException {
    var name = "/golden/" + EventFamily.typeOf(event) + ".json";
    try (var file = WireTest.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
      return file.readAllBytes();
    }
  }

  private static ConsumerRecord<String, byte[]> record(
      String key, Map<String, String> changed, String data) {
    var headers = new java.util.HashMap<String, String>();
    headers.put("ce_id", "1");
    headers.put("ce_source", "a-service");
    headers.put("ce_time", NOON.toString());
    headers.put("ce_cause", "0");
    headers.putAll(changed);
    return onKafka(new Wire.Encoded("t", key, headers, data.getBytes(StandardCharsets.UTF_8)));
  }

  private static ConsumerRecord<String, byte[]> onKafka(Wire.Encoded encoded) {
    var headers = new RecordHeaders();
    encoded
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return new ConsumerRecord<>(
        encoded.topic(),
        0,
        0,
        0,
        TimestampType.CREATE_TIME,
        0,
        encoded.data().length,
        encoded.key(),
        encoded.data(),
        headers,
        java.util.Optional.empty());
  }
}
