package io.gracekeeper.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmbeddedKafkaTest {

  @Test
  void aRecordIsReadBackFromATopicThatNobodyMade() {
    // Given
    try (var broker = EmbeddedKafka.start();
        var clients = new Clients(broker.bootstrapServers())) {
      // When
      clients.send("notes", "a");
      // Then
      assertThat(clients.allOf("notes")).containsExactly("a");
      assertThat(clients.partitionsOf("notes")).isEqualTo(4);
    }
  }

  @Test
  void aBrokerThatWasAwayKeepsItsAddressAndItsRecords() {
    try (var broker = EmbeddedKafka.start();
        var clients = new Clients(broker.bootstrapServers())) {
      // Given
      clients.send("notes", "before");
      // When
      broker.stop();
      broker.startAgain();
      clients.send("notes", "after");
      // Then
      assertThat(clients.allOf("notes")).containsExactly("before", "after");
    }
  }
}
