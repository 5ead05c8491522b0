package io.gracekeeper.adapter.notices;

import io.gracekeeper.embedded.SharedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The broker is away while the adapter starts; the test brings it back. */
public final class BrokerAwayResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    var servers = SharedKafka.bootstrapServers();
    SharedKafka.stop();
    return Map.of("kafka.bootstrap.servers", servers);
  }

  @Override
  public void stop() {
    SharedKafka.startAgain();
  }
}
