package io.gracekeeper.local.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.AgreementNames;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.Event;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.MarketplaceEvent.AgreementAnswered;
import io.gracekeeper.events.MarketplaceEvent.AgreementState;
import io.gracekeeper.events.SubscriptionEvent.DeploymentStarted;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.events.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void itTellsTheEventsOfItsStoryInTheOrderInWhichTheyHappened() throws Exception {
    // Given
    publish(NOON, started("before-1"));
    try (var timeline =
        new Timeline(SharedKafka.bootstrapServers(), event -> event.key().endsWith("-1"))) {
      publish(NOON.plusSeconds(2), started("second-1"));
      publish(NOON.plusSeconds(1), started("first-1"));
      publish(NOON, started("another-2"));
      // When
      var lines = timeline.catchUp();
      // Then
      assertThat(lines)
          .extracting(Line::text)
          .containsExactly("of-first-1 runs", "of-second-1 runs");
      assertThat(lines.getFirst())
          .hasToString("2026-03-01T12:00:01Z  subscription-service  A33   of-first-1 runs");
      assertThat(timeline.catchUp()).isEmpty();
      assertThat(timeline.lines()).isEqualTo(lines);
    }
  }

  @Test
  void whatTheMarketplaceAnswersAgainMakesNoLine() throws Exception {
    // Given
    try (var timeline =
        new Timeline(SharedKafka.bootstrapServers(), event -> event.key().endsWith("-3"))) {
      publish(NOON, answered("ben-3", AgreementState.LIVE));
      publish(NOON.plusSeconds(1), answered("eva-3", AgreementState.LIVE));
      publish(NOON.plusSeconds(2), answered("ben-3", AgreementState.LIVE));
      timeline.catchUp();
      publish(NOON.plusSeconds(3), answered("ben-3", AgreementState.ENDED));
      publish(NOON.plusSeconds(4), answered("ben-3", AgreementState.ENDED));
      // When
      timeline.catchUp();
      // Then
      assertThat(timeline.lines())
          .extracting(Line::at)
          .containsExactly(NOON, NOON.plusSeconds(1), NOON.plusSeconds(3));
      assertThat(timeline.events()).hasSize(5);
    }
  }

  static Stream<Class<? extends Event>> everyEvent() {
    return Stream.of(EventFamily.MARKETPLACE, EventFamily.BILLING, EventFamily.SUBSCRIPTION)
        .flatMap(family -> family.types().values().stream());
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void everyEventIsToldWithARuleAndAboutSomething(Class<? extends Event> type) throws IOException {
    // Given
    var event = golden(type);
    // When
    var line = Narrator.tell(Envelope.of("a-service", Cause.of("a-cause"), NOON, event));
    // Then
    assertThat(line.rule()).matches("[A-EP]\\d+");
    assertThat(line.text()).containsAnyOf("acme", "sub-cache", "dep-orders", "redis", "aws:");
  }

  private static <E extends Event> E golden(Class<E> type) throws IOException {
    var name =
        Stream.of(EventFamily.MARKETPLACE, EventFamily.BILLING, EventFamily.SUBSCRIPTION)
            .flatMap(family -> family.types().entrySet().stream())
            .filter(entry -> entry.getValue().equals(type))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    try (var in = Wire.class.getResourceAsStream("/golden/" + name + ".json")) {
      assertThat(in).as(name).isNotNull();
      return Wire.read(type, in.readAllBytes());
    }
  }

  private static Event started(String account) {
    return new DeploymentStarted(
        new AccountId(account),
        new SubscriptionId("devices"),
        new DeploymentId("of-" + account),
        new DeploymentUid("uid"));
  }

  private static Event answered(String buyer, AgreementState state) {
    return new AgreementAnswered(
        AgreementNames.ofBuyer(Marketplace.AWS, "listing", buyer), state, null, "request");
  }

  private static void publish(Instant at, Event event) throws Exception {
    var encoded =
        Wire.encode(Envelope.of("subscription-service", Cause.of(event.key()), at, event));
    var published = new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.data());
    encoded
        .headers()
        .forEach(
            (name, value) -> published.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    Map<String, Object> broker = Map.of("bootstrap.servers", SharedKafka.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(published).get(30, TimeUnit.SECONDS);
    }
  }
}
