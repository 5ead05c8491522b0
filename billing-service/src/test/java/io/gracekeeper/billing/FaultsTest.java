package io.gracekeeper.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.gracekeeper.embedded.EventProbe;
import io.gracekeeper.embedded.PublicDocument;
import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.events.BillingEvent.ChargeReassigned;
import io.gracekeeper.events.BillingEvent.CoverageLost;
import io.gracekeeper.events.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@OnRealParts
class FaultsTest {

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
          customer.agreement.key(),
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
