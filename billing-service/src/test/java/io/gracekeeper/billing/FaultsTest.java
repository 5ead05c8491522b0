package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.gracekeeper.billing.charge.SubscriptionListener;
import io.gracekeeper.embedded.EventProbe;
import io.gracekeeper.embedded.PublicDocument;
import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.BillingEvent.OfCoverage;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.Envelope;
import io.gracekeeper.events.EventFamily;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.events.SubscriptionEvent.SubscriptionOpened;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.events.Topics;
import io.gracekeeper.events.Wire;
import io.gracekeeper.exchange.Intake;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@OnRealParts
class FaultsTest {

  @Inject Intake intake;
  @Inject SubscriptionListener listener;
  @Inject DataSource database;

  @Test
  @Tag("E6")
  void whatCannotBeReadGoesToTheDeadLettersAndHoldsUpNobody() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    var poison = ("poison for " + customer.account).getBytes(StandardCharsets.UTF_8);

    // When
    try (var probe = new EventProbe(SharedKafka.bootstrapServers())) {
      probe.send(
          Topics.MARKETPLACE_EVENTS,
          null,
          Map.of("ce_type", "io.gracekeeper.marketplace.agreement-ended", "ce_cause", "c"),
          poison);
      customer.cancels();

      // Then
      assertThat(customer.awaitRevision(2)).isInstanceOf(CoverageLost.class);
      var dead =
          probe.awaitRecord(
              Topics.MARKETPLACE_EVENTS + Topics.DEAD_LETTERS,
              it -> new String(it.value(), StandardCharsets.UTF_8).contains(customer.account));
      assertThat(dead.value()).isEqualTo(poison);
      assertThat(dead.headers().lastHeader("dead_letter_reason").value())
          .asString(StandardCharsets.UTF_8)
          .contains("cannot be read");
      assertThat(dead.headers().lastHeader("ce_type")).isNotNull();
      assertThat(PublicDocument.requiredHeaders("deadLetter"))
          .allSatisfy(name -> assertThat(dead.headers().lastHeader(name)).as(name).isNotNull());
    }
  }

  @Test
  @Tag("E6")
  void oneRecordThatTheDatabaseRefusesIsFoundInItsBatchAndTheOthersHaveTheirEffect() {
    // Given
    var account = "acc-" + UUID.randomUUID();
    var batch = new ArrayList<ConsumerRecord<String, byte[]>>();
    IntStream.range(0, 40).forEach(i -> batch.add(opened(account, "sub-" + i)));
    batch.get(13).headers().add("ce_id", "no\0id".getBytes(StandardCharsets.UTF_8));

    // When
    intake.take(listener, batch);

    // Then
    try (var probe = new EventProbe(SharedKafka.bootstrapServers())) {
      for (int i = 0; i < 40; i++) {
        asOperator()
            .get("/subscriptions/" + account + "-sub-" + i + "/charge")
            .then()
            .statusCode(i == 13 ? 404 : 200);
      }
      probe.awaitRecord(
          Topics.SUBSCRIPTION_EVENTS + Topics.DEAD_LETTERS,
          it -> new String(it.value(), StandardCharsets.UTF_8).contains(account + "-sub-13"));
    }
  }

  @Test
  @Tag("E6")
  void aRecordWhoseRowIsHeldWaitsAmongTheRetriesAndHoldsUpNobody() throws SQLException {
    // Given
    var held = Customer.ofEmqx().whoPaysByAws();
    var other = Customer.ofEmqx().whoPaysByAws();
    try (var connection = database.getConnection();
        var lock =
            connection.prepareStatement("select * from agreement where buyer = ? for update")) {
      connection.setAutoCommit(false);
      lock.setString(1, held.agreement.buyer());
      lock.execute();

      // When
      held.cancels();
      other.cancels();

      // Then
      assertThat(other.awaitRevision(2)).isInstanceOf(CoverageLost.class);
      held.charge().body("covered", is(true));
      assertThat(asOperator().get("/sandbox/pulse").then().extract().<List<String>>path("underWay"))
          .isNotEmpty();
      connection.rollback();
    }
    assertThat(held.awaitRevision(2)).isInstanceOf(CoverageLost.class);
    held.settles();
    assertThat(held.decisions()).hasSize(2);
    try (var probe = new EventProbe(SharedKafka.bootstrapServers())) {
      var waited =
          probe.awaitRecord(
              "billing-service" + Topics.RETRIES, it -> it.key().equals(held.agreement.key()));
      assertThat(PublicDocument.requiredHeaders("retry"))
          .allSatisfy(name -> assertThat(waited.headers().lastHeader(name)).as(name).isNotNull());
    }
  }

  @Test
  @Tag("D4")
  void aStormOfDuplicatesInAnyOrderHasOneEffectEach() {
    // Given
    var account = "acc-" + UUID.randomUUID();
    var seed = new Random().nextLong();
    var storm = new ArrayList<Envelope<SubscriptionOpened>>();
    IntStream.range(0, 500).forEach(i -> storm.add(openedIn(account, "sub-" + i % 20)));
    Collections.shuffle(storm, new Random(seed));

    // When
    try (var probe = new EventProbe(SharedKafka.bootstrapServers())) {
      storm.forEach(probe::send);
      Customer.everythingSettles();

      // Then
      assertThat(decisionsIn(account, probe)).as("seed %d", seed).hasSize(20);
    }
  }

  @Test
  @Tag("D4")
  void whileConsumersComeAndGoEachEventHasItsEffectOnce() {
    // Given
    var account = "acc-" + UUID.randomUUID();
    Map<String, Object> another =
        Map.of(
            "bootstrap.servers",
            SharedKafka.bootstrapServers(),
            "group.id",
            "billing-service",
            "enable.auto.commit",
            false);

    // When
    try (var probe = new EventProbe(SharedKafka.bootstrapServers())) {
      for (int i = 0; i < 3; i++) {
        try (var consumer =
            new KafkaConsumer<>(another, new StringDeserializer(), new ByteArrayDeserializer())) {
          consumer.subscribe(List.of(Topics.SUBSCRIPTION_EVENTS));
          while (consumer.assignment().isEmpty()) {
            probe.send(openedIn(account, "sub-" + UUID.randomUUID()));
            consumer.poll(Duration.ofMillis(100));
          }
          IntStream.range(0, 10)
              .forEach(_ -> probe.send(openedIn(account, "sub-" + UUID.randomUUID())));
        }
      }
      var sent = probe.all(EventFamily.SUBSCRIPTION, it -> it.event().key().equals(account));
      Customer.everythingSettles();

      // Then
      assertThat(decisionsIn(account, probe)).hasSameSizeAs(sent).doesNotHaveDuplicates();
    }
  }

  private static List<String> decisionsIn(String account, EventProbe probe) {
    return probe.all(EventFamily.BILLING, it -> it.event().key().equals(account)).stream()
        .map(it -> ((OfCoverage) it.event()).subscription().value())
        .toList();
  }

  private static Envelope<SubscriptionOpened> openedIn(String account, String id) {
    var event =
        new SubscriptionOpened(
            new AccountId(account),
            new SubscriptionId(account + "-" + id),
            new ProductId("redis"),
            null,
            null);
    var noon = Instant.parse("2026-03-01T12:00:00Z");
    return Envelope.of("subscription-service", Cause.of("request:" + account + id), noon, event);
  }

  private static ConsumerRecord<String, byte[]> opened(String account, String id) {
    var encoded = Wire.encode(openedIn(account, id));
    var record = new ConsumerRecord<>(encoded.topic(), 0, 0, encoded.key(), encoded.data());
    encoded
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  @Test
  @Tag("E5")
  void anEventOfAnUnknownTypeIsPassedOver() {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();

    // When
    try (var probe = new EventProbe(SharedKafka.bootstrapServers())) {
      probe.send(
          Topics.MARKETPLACE_EVENTS,
          customer.agreement.key(),
          Map.of(
              "ce_id", "unknown-" + customer.account,
              "ce_type", "io.gracekeeper.marketplace.from-a-later-version",
              "ce_source", "marketplace-adapter",
              "ce_time", "2026-03-01T12:00:00Z",
              "ce_cause", "c"),
          "{}".getBytes(StandardCharsets.UTF_8));
    }
    customer.settles();

    // Then
    customer.charge().body("covered", is(true));
  }

  @Test
  @Tag("E2")
  void whileTheBrokerIsAwayWhatIsDecidedIsKeptAndPublishedWhenItIsBack() {
    // Given
    var customer = Customer.ofRedis().whoPaysByAws();
    var card = customer.addsCard("2030-01");

    // When
    SharedKafka.stop();
    try {
      customer.switchesTo(card).statusCode(200);
    } finally {
      SharedKafka.startAgain();
    }

    // Then
    assertThat(customer.awaitRevision(2)).isInstanceOf(ChargeReassigned.class);
    assertThat(customer.decisions()).hasSize(2);
  }
}
