package io.gracekeeper.adapter.notices;

import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import io.gracekeeper.events.Topics;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Sees to it that the broker keeps notices for as long as anybody may ask for them, which is for
 * ever: makes the topic so, and refuses to start on one that forgets (E8). Until the broker has
 * said so, no notice is accepted.
 */
@ApplicationScoped
class NoticesTopic {

  private static final Logger LOG = Logger.getLogger(NoticesTopic.class);
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);
  private static final ConfigResource TOPIC =
      new ConfigResource(ConfigResource.Type.TOPIC, Topics.MARKETPLACE_NOTICES);

  /** How Kafka says "without limit". */
  private static final String UNLIMITED = "-1";

  private final Admin admin;
  private volatile boolean keepsForEver;

  @Inject
  NoticesTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    var connection = new HashMap<>(kafka);
    connection.keySet().retainAll(AdminClientConfig.configNames());
    this.admin = Admin.create(connection);
  }

  /** Whether the broker was reached and keeps notices without limit. It stays so. */
  boolean keepsForEver() {
    return keepsForEver;
  }

  void atStart(@Observes StartupEvent started) {
    limit()
        .onFailure()
        .invoke(away -> LOG.warnf("The broker cannot be asked yet why=%s", away))
        .onFailure()
        .retry()
        .withBackOff(FIRST_RETRY, LONGEST_RETRY)
        .indefinitely()
        .subscribe()
        .with(this::settle);
  }

  private void settle(Optional<String> limit) {
    if (limit.isPresent()) {
      LOG.fatalf(
          "Notices must be kept without limit, but the topic forgets them topic=%s %s",
          Topics.MARKETPLACE_NOTICES, limit.get());
      Quarkus.asyncExit(1);
    }
    keepsForEver = limit.isEmpty();
  }

  /** The setting of the topic that limits how long it keeps; empty if none does. */
  Uni<Optional<String>> limit() {
    var topic =
        new NewTopic(Topics.MARKETPLACE_NOTICES, Optional.empty(), Optional.empty())
            .configs(Map.of(RETENTION_MS_CONFIG, UNLIMITED, RETENTION_BYTES_CONFIG, UNLIMITED));
    return ask(() -> admin.createTopics(List.of(topic)).all())
        .onFailure(TopicExistsException.class)
        .recoverWithNull()
        .chain(() -> ask(() -> admin.describeConfigs(List.of(TOPIC)).values().get(TOPIC)))
        .map(NoticesTopic::limit);
  }

  private static Optional<String> limit(Config config) {
    return config.entries().stream()
        .filter(
            entry -> List.of(RETENTION_MS_CONFIG, RETENTION_BYTES_CONFIG).contains(entry.name()))
        .filter(entry -> !UNLIMITED.equals(entry.value()))
        .map(entry -> entry.name() + "=" + entry.value())
        .findFirst();
  }

  private static <T> Uni<T> ask(Supplier<KafkaFuture<T>> question) {
    return Uni.createFrom().completionStage(() -> question.get().toCompletionStage());
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ZERO);
  }
}
