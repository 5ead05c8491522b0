package io.gracekeeper.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What the README tells other teams to write works. */
class ReadmeTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final TopicPartition PARTITION = new TopicPartition(Topics.SUBSCRIPTION_EVENTS, 0);

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private long next;

  @Test
  void theCodeOfTheReadmeIsTheCodeThatIsTestedHere() throws IOException {
    // Given
    var example =
        Files.readString(Path.of("src/test/java/io/gracekeeper/events/DeadlinesOfOthers.java"));
    var shown =
        Pattern.compile("// README \\{\n(.*?) *// } README", Pattern.DOTALL).matcher(example);
    assertThat(shown.find()).isTrue();

    // When
    var readme = Files.readString(Path.of("README.md"));

    // Then
    assertThat(readme)
        .contains("```java\n" + shown.group(1).stripTrailing().stripIndent() + "\n```");
  }

  @Test
  void aDuplicateAnUnknownKindAndARecordThatIsNoEventDoNoHarm() {
    // Given
    consumer.assign(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    var stopped = example(SubscriptionEvent.DeploymentStopped.class);
    put(stopped);
    put(example(SubscriptionEvent.DeploymentRestored.class));
    put(new SubscriptionEvent.Unknown("io.gracekeeper.subscription.newer", "acme", aText()));
    put(stopped);
    consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, next++, "acme", new byte[0]));
    var reader = new DeadlinesOfOthers();

    // When
    reader.read(consumer);

    // Then
    assertThat(reader.deadlines()).isEmpty();
    assertThat(reader.aside()).containsExactly("4 A record lacks the header ce_type.");
    assertThat(consumer.position(PARTITION)).isEqualTo(5);
  }

  private static SubscriptionEvent example(Class<? extends SubscriptionEvent> type) {
    return Examples.ALL.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  private static JsonNode aText() {
    return TextNode.valueOf("of a later version");
  }

  private void put(SubscriptionEvent event) {
    var encoded = Wire.encode(Envelope.of("subscription-service", Cause.of("c"), NOON, event));
    var sent = new ConsumerRecord<>(PARTITION.topic(), 0, next++, encoded.key(), encoded.data());
    encoded
        .headers()
        .forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    consumer.addRecord(sent);
  }
}
