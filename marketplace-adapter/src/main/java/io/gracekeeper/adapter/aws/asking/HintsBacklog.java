package io.gracekeeper.adapter.aws.asking;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.events.Topics;
import io.gracekeeper.lag.ConsumerLag;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The events that were not looked through for hints yet, for whoever waits until all is quiet. */
@ApplicationScoped
class HintsBacklog {

  @Produces
  @Singleton
  @Priority(Activity.ASKS_OTHERS)
  @Typed(Activity.class)
  Activity lag(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "mp.messaging.incoming.hints.group.id") String group) {
    return new ConsumerLag(kafka, group, List.of(Topics.MARKETPLACE_EVENTS));
  }

  void close(@Disposes Activity lag) {
    if (lag instanceof ConsumerLag open) {
      open.close();
    }
  }
}
