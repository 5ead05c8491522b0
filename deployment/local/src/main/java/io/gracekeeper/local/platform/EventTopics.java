package io.gracekeeper.local.platform;

import io.gracekeeper.events.Topics;
import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.process.StartFailure;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Makes the topics, as an operator does once. */
final class EventTopics {

  private static final int PARTITIONS = 4;
  private static final short ONE_BROKER = 1;
  private static final int TIMEOUT_SECONDS = 30;

  private EventTopics() {}

  static void make(String bootstrapServers) {
    var events =
        Stream.of(
                Topics.MARKETPLACE_EVENTS,
                Topics.BILLING_EVENTS,
                Topics.SUBSCRIPTION_EVENTS,
                Part.BILLING_SERVICE.label() + Topics.RETRIES,
                Part.SUBSCRIPTION_SERVICE.label() + Topics.RETRIES)
            .map(name -> new NewTopic(name, PARTITIONS, ONE_BROKER));
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(Stream.concat(Stream.of(notices()), events).toList())
          .all()
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new StartFailure("The topics could not be made: " + failure, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while the topics were made.", interrupted);
    }
  }

  /** Kept for ever: from any deletion one can walk back to the bytes of its notice (E8). */
  private static NewTopic notices() {
    return new NewTopic(Topics.MARKETPLACE_NOTICES, PARTITIONS, ONE_BROKER)
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                "-1",
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE));
  }
}
