package io.gracekeeper.local.platform;

import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.process.Point;
import io.gracekeeper.local.process.Processes;
import io.gracekeeper.local.world.Rest;
import java.util.EnumMap;
import java.util.Map;

/** What can befall a running platform. */
final class Faults implements Parts {

  private final Servers servers;
  private final Processes processes;
  private final Rest simulator;
  private final Map<Part, HoldUp> heldUp = new EnumMap<>(Part.class);

  Faults(Servers servers, Processes processes, Rest simulator) {
    this.servers = servers;
    this.processes = processes;
    this.simulator = simulator;
  }

  @Override
  public void holdUp(Part part, Point before) {
    heldUp.put(part, new HoldUp(before, servers.databaseOf(part), simulator));
  }

  @Override
  public void takeAway(Part part) {
    switch (part) {
      case KAFKA -> servers.stopKafka();
      case POSTGRESQL -> servers.killPostgreSql();
      case SIMULATOR,
          MARKETPLACE_ADAPTER,
          BILLING_SERVICE,
          SUBSCRIPTION_SERVICE,
          SECOND_BILLING_SERVICE,
          SECOND_SUBSCRIPTION_SERVICE ->
          kill(part);
    }
  }

  private void kill(Part part) {
    try (var obstacle = heldUp.remove(part)) {
      if (obstacle != null) {
        obstacle.awaitReached();
      }
      processes.kill(part);
    }
  }

  @Override
  public void bringIn(Part part) {
    switch (part) {
      case KAFKA -> servers.bringKafkaBack();
      case POSTGRESQL -> servers.bringPostgreSqlBack();
      case SIMULATOR,
          MARKETPLACE_ADAPTER,
          BILLING_SERVICE,
          SUBSCRIPTION_SERVICE,
          SECOND_BILLING_SERVICE,
          SECOND_SUBSCRIPTION_SERVICE ->
          processes.start(part);
    }
  }
}
