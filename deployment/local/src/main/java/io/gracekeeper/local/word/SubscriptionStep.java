package io.gracekeeper.local.word;

import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.stage.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a customer runs, and who is to pay for it. */
sealed interface SubscriptionStep extends Step {

  /** A subscription is opened; if nobody is named to pay, the account's default does. */
  record Opens(Name subscription, Name account, @Nullable Name paidBy) implements SubscriptionStep {
    @Override
    public Act act() {
      return Act.customer(
          "A33",
          account + " opens " + subscription + (paidBy == null ? "" : ", to be paid by " + paidBy));
    }

    @Override
    public void perform(World world) {
      var opened = new HashMap<String, Object>();
      opened.put("account", world.id(account));
      opened.put("product", world.product());
      if (paidBy != null) {
        opened.put("paymentMethod", world.paymentMethod(paidBy));
      }
      world
          .ownerOf(account)
          .subscriptions()
          .put(world.path("/subscriptions/%s", subscription), opened);
      world.rememberOpened(subscription, account);
    }
  }

  /**
   * A deployment is asked for, perhaps on trial for a time from now, perhaps in a cloud account of
   * the customer's own, which an Owner designates before.
   */
  record Deploys(
      Name deployment, Name subscription, @Nullable Duration trial, @Nullable String ownCloud)
      implements SubscriptionStep {
    @Override
    public Act act() {
      return Act.customer(
          trial == null ? "A33" : "C16",
          deployment
              + " is to run in "
              + subscription
              + (trial == null ? "" : ", on trial for " + trial.toDays() + " days"));
    }

    @Override
    public void perform(World world) {
      var wanted = new HashMap<String, Object>();
      wanted.put("name", deployment.value());
      if (trial != null) {
        wanted.put("trialEndsAt", world.clock().now().plus(trial));
      }
      if (ownCloud != null) {
        designate(world, ownCloud);
        wanted.put("cloudAccount", ownCloud);
      }
      world
          .ownerOf(world.accountOf(subscription))
          .subscriptions()
          .put(world.path("/subscriptions/%s/deployments/%s", subscription, deployment), wanted);
    }

    private void designate(World world, String cloud) {
      var account = world.accountOf(subscription);
      world
          .ownerOf(account)
          .subscriptions()
          .put(world.path("/accounts/%s/cloud-accounts/" + cloud, account), Map.of());
    }
  }

  /** A subscription is put on another payment method. */
  record Switches(Name subscription, Name to) implements SubscriptionStep {
    @Override
    public Act act() {
      return Act.customer("A12", subscription + " is switched to " + to);
    }

    @Override
    public void perform(World world) {
      world
          .ownerOf(world.accountOf(subscription))
          .billing()
          .put(
              world.path("/subscriptions/%s/charge", subscription),
              Map.of(
                  "paymentMethod",
                  world.paymentMethod(to),
                  // Nothing that runs in a story has a snapshot yet.
                  "acknowledgesOldSnapshots",
                  true));
    }
  }

  /** A payment method is designated to take over. */
  record Designates(Name subscription, Name fallback) implements SubscriptionStep {
    @Override
    public Act act() {
      return Act.customer("A16", fallback + " is to take over for " + subscription);
    }

    @Override
    public void perform(World world) {
      world
          .ownerOf(world.accountOf(subscription))
          .billing()
          .put(
              world.path("/subscriptions/%s/fallbacks", subscription),
              Map.of("paymentMethods", List.of(world.paymentMethod(fallback))));
    }
  }

  /** Data are put into a deployment. */
  record Stores(Name deployment, long records) implements SubscriptionStep {
    @Override
    public Act act() {
      return Act.customer("D2", records + " records are stored in " + deployment);
    }

    @Override
    public void perform(World world) {
      world
          .simulator()
          .put(
              world.path("/platform/deployments/%s/records", deployment),
              Map.of("records", records));
    }
  }

  /** Somebody starts a deployment by hand although it is stopped. */
  record ScalesUp(Name deployment) implements SubscriptionStep {
    @Override
    public Act act() {
      return Act.customer("D6", "somebody starts " + deployment + " by hand");
    }

    @Override
    public void perform(World world) {
      world.simulator().post(world.path("/platform/deployments/%s/scale-up", deployment), Map.of());
    }
  }
}
