package io.gracekeeper.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the broker that all tests of its JVM share. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    return Map.of("kafka.bootstrap.servers", SharedKafka.bootstrapServers());
  }

  /** The next test class uses the same broker. */
  @Override
  public void stop() {}
}
