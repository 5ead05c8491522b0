package io.gracekeeper.exchange;

import io.gracekeeper.clock.Activity;
import io.gracekeeper.lag.ConsumerLag;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How far this service is behind the topics that it consumes. */
@ApplicationScoped
class Behind {

  @Produces
  @Singleton
  @Priority(Activity.ASKS_OTHERS)
  ConsumerLag lag(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "quarkus.application.name") String group,
      @ConfigProperty(name = "gracekeeper.consumes") List<String> topics) {
    return new ConsumerLag(kafka, group, topics);
  }

  void close(@Disposes ConsumerLag lag) {
    lag.close();
  }
}
