package io.gracekeeper.adapter.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gracekeeper.embedded.SharedKafka;
import io.gracekeeper.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("E8")
class NoticesTopicTest {

  private static final Map<String, Object> KAFKA =
      Map.of("bootstrap.servers", SharedKafka.bootstrapServers());

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

  private final NoticesTopic topic = new NoticesTopic(KAFKA);
  private final Admin admin = Admin.create(KAFKA);

  @AfterEach
  void close() throws Exception {
    set("retention.ms", "-1");
    set("retention.bytes", "-1");
    admin.close();
    topic.close();
  }

  @Test
  void theTopicIsMadeSoThatItKeepsForEver() {
    await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(limit()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"retention.ms, 604800000", "retention.bytes, 1073741824"})
  void aTopicThatForgetsIsFoundOut(String setting, String value) throws Exception {
    // Given
    limit();
    set(setting, value);

    // When // Then: the broker tells of a change a moment after it has taken it
    await()
        .atMost(LONG_ENOUGH)
        .untilAsserted(() -> assertThat(limit()).isEqualTo(setting + "=" + value));
  }

  private String limit() {
    return topic.limit().onFailure().retry().atMost(20).await().indefinitely().orElse("");
  }

  private void set(String setting, String value) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, Topics.MARKETPLACE_NOTICES);
    var change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
  }
}
