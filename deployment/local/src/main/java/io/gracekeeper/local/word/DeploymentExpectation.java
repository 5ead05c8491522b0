package io.gracekeeper.local.word;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.events.StopReason;
import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.stage.World;
import io.gracekeeper.local.world.RefusedException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a deployment must be like now: for its owner, on the platform, and on its receipt. */
sealed interface DeploymentExpectation extends Step {

  @Override
  default boolean leavesQuiet() {
    return true; // It only looks.
  }

  /** The states of a deployment, as subscription-service names them. */
  enum State {
    REQUESTED,
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    RESTORING,
    SNAPSHOTTING,
    DELETING,
    DELETED,
    RELEASED
  }

  /** What the vendor's control plane can observe. */
  enum Observed {
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    GONE,
    RELEASED
  }

  /**
   * A deployment's state.
   *
   * @param keptFor from its stop to its deadline
   */
  record ExpectDeployment(
      Name deployment, State state, @Nullable StopReason why, @Nullable Duration keptFor)
      implements DeploymentExpectation {
    @Override
    public Act act() {
      return Act.seen("D7", deployment + " is " + state);
    }

    @Override
    public void perform(World world) {
      var seen = world.operator().subscriptions().get(world.path("/deployments/%s", deployment));
      Unmet.unlessEqual("the state of " + deployment, state.name(), seen.path("state").asText());
      if (why != null) {
        Unmet.unlessEqual("why " + deployment + " is so", why.name(), seen.path("why").asText());
      }
      if (keptFor != null) {
        var kept = Duration.between(instant(seen, "stoppedAt"), instant(seen, "deleteAfter"));
        Unmet.unlessEqual("how long " + deployment + " is kept", keptFor, kept);
      }
    }
  }

  /** A deployment as the platform has it, with its data. */
  record ExpectPlatform(Name deployment, Observed observed, @Nullable Long records)
      implements DeploymentExpectation {
    @Override
    public Act act() {
      return Act.seen("D6", "the platform has " + deployment + " " + observed);
    }

    @Override
    public void perform(World world) {
      try {
        var seen = world.simulator().get(world.path("/platform/deployments/%s", deployment));
        Unmet.unlessEqual(
            deployment + " on the platform", observed.name(), seen.path("observed").asText());
        if (records != null) {
          Unmet.unlessEqual("the records of " + deployment, records, seen.path("records").asLong());
        }
      } catch (RefusedException unknown) {
        if (unknown.status() != 404) {
          throw unknown;
        }
        Unmet.unlessEqual(deployment + " on the platform", observed, Observed.GONE);
      }
    }
  }

  /**
   * The receipt of a deletion.
   *
   * @param notice the action of the notice that began it, as AWS sent it
   */
  record ExpectReceipt(Name deployment, StopReason why, String notice, Duration grace)
      implements DeploymentExpectation {
    @Override
    public Act act() {
      return Act.seen("D8", "the receipt of " + deployment + " names the notice: " + notice);
    }

    @Override
    public void perform(World world) {
      var seen = world.operator().subscriptions().get(world.path("/deployments/%s", deployment));
      var receipt = seen.path("receipt");
      if (receipt.isMissingNode() || receipt.isNull()) {
        throw new Unmet("the receipt of " + deployment, "there is one", seen);
      }
      Unmet.unlessEqual("why", why.name(), receipt.path("why").asText());
      Unmet.unlessEqual("the grace", grace, Duration.parse(receipt.path("grace").asText()));
      Unmet.unlessEqual("the notice", notice, world.actionOf(receipt.path("notice").asText()));
    }
  }

  private static Instant instant(JsonNode node, String field) {
    if (!node.hasNonNull(field)) {
      throw new Unmet(field, "there is one", "there is none");
    }
    return Instant.parse(node.path(field).asText());
  }
}
