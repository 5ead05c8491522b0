package io.gracekeeper.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.stage.World;
import io.gracekeeper.local.world.RefusedException;
import java.util.List;
import java.util.Set;

/** How everything that a history's buyers have stands at AWS. */
record Twin(World world, HistoryAtAws history) {

  private static final Set<String> PAYING = Set.of("SUBSCRIBED", "LEAVING");

  /** All agreements of its buyers, also those that renewed themselves. */
  List<JsonNode> agreements() {
    return world
        .simulator()
        .get("/aws/agreements")
        .valueStream()
        .filter(it -> history.isOurs(it.path("buyer").asText()))
        .toList();
  }

  /** Whether it pays; of a line of agreements, whether any of them does. */
  boolean isLive(Bought it) {
    try {
      return it.isLegacy() ? isLivePurchase(it) : isLiveLine(it);
    } catch (Unmet neverMade) {
      return false;
    } catch (RefusedException neverBought) {
      return false;
    }
  }

  private boolean isLivePurchase(Bought it) {
    var state = world.simulator().get(world.purchase(it.buyer())).path("state").asText();
    return PAYING.contains(state);
  }

  private boolean isLiveLine(Bought it) {
    var path = world.agreement(it.agreement(0));
    var first = path.substring(path.lastIndexOf('/') + 1);
    return agreements().stream()
        .filter(each -> each.path("initialId").asText().equals(first))
        .anyMatch(each -> each.path("state").asText().equals("ACTIVE"));
  }
}
