package io.gracekeeper.adapter.translation;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.events.Topics;
import io.gracekeeper.lag.ConsumerLag;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The notices that are not translated yet, for whoever waits until there are none. */
@Dependent
class Backlog {

  @Produces
  @Singleton
  @Priority(Activity.ASKS_OTHERS)
  ConsumerLag lag(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "mp.messaging.incoming.kept-notices.group.id") String group) {
    return new ConsumerLag(kafka, group, List.of(Topics.MARKETPLACE_NOTICES));
  }

  void close(@Disposes ConsumerLag lag) {
    lag.close();
  }
}
