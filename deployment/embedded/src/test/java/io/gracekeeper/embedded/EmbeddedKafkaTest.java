package io.gracekeeper.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmbeddedKafkaTest {

  @Test
  void aBrokerThatWasAwayKeepsItsAddressAndItsRecordsAlsoOfATopicThatNobodyMade() {
    try (var broker = EmbeddedKafka.start();
        var clients = new Clients(broker.bootstrapServers())) {
      // Given
      clients.send("notes", "before");
      assertThat(clients.partitionsOf("notes")).isEqualTo(4);
      // When
      broker.stop();
      broker.startAgain();
      clients.send("notes", "after");
      // Then
      assertThat(clients.allOf("notes")).containsExactly("before", "after");
    }
  }
}
