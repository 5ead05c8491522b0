package io.gracekeeper.local.word;

import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.stage.World;
import java.util.Map;

/** What a person decides about the end of a deployment, besides paying for it. */
sealed interface OperationStep extends Step {

  /** An operator puts a deployment on hold; the hold has its name. */
  record PutsOnHold(Name deployment, Name account) implements OperationStep {
    @Override
    public Act act() {
      return Act.customer("D9", "an operator puts " + deployment + " on hold");
    }

    @Override
    public void perform(World world) {
      world
          .operator()
          .subscriptions()
          .put(
              world.path("/holds/%s", deployment),
              Map.of(
                  "account",
                  world.id(account),
                  "deployment",
                  world.id(deployment),
                  "why",
                  "a dispute"));
    }
  }

  /** The operator lifts it. */
  record LiftsHold(Name deployment) implements OperationStep {
    @Override
    public Act act() {
      return Act.customer("D9", "the hold on " + deployment + " is lifted");
    }

    @Override
    public void perform(World world) {
      world
          .operator()
          .subscriptions()
          .post(world.path("/holds/%s/lifting", deployment), Map.of("why", "settled"));
    }
  }

  /** An Owner orders a deletion, and confirms it by typing. */
  record OrdersDeletion(Name deployment, Name account, String typing) implements OperationStep {
    @Override
    public Act act() {
      return Act.customer("D11", "the deletion of " + deployment + " is ordered, typing " + typing);
    }

    @Override
    public void perform(World world) {
      world
          .ownerOf(account)
          .subscriptions()
          .put(world.path("/deployments/%s/deletion-order", deployment), Map.of("name", typing));
    }
  }

  /** Somebody deletes it at the platform, past us. */
  record Removes(Name deployment) implements OperationStep {
    @Override
    public Act act() {
      return Act.customer("D2", "somebody deletes " + deployment + " by hand");
    }

    @Override
    public void perform(World world) {
      world.simulator().post(world.path("/platform/deployments/%s/removal", deployment), Map.of());
    }
  }
}
