package io.gracekeeper.local.word;

import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.stage.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens at AWS Marketplace, and what AWS, or somebody in its name, says of it. */
sealed interface PurchaseStep extends Step {

  /**
   * A buyer subscribes to the product's listing.
   *
   * @param unannounced whether AWS's notice of it gets lost on its way
   */
  record Buys(
      Name buyer,
      @Nullable Boolean freeTrial,
      @Nullable Boolean paymentFails,
      @Nullable Boolean unannounced)
      implements PurchaseStep {
    @Override
    public Act act() {
      return Act.buyer("B3", buyer + " subscribes at AWS Marketplace");
    }

    @Override
    public void perform(World world) {
      world
          .simulator()
          .post(
              "/aws/purchases",
              Map.of(
                  "listing", world.listing(),
                  "buyer", world.id(buyer),
                  "freeTrial", Boolean.TRUE.equals(freeTrial),
                  "paymentFails", Boolean.TRUE.equals(paymentFails),
                  "unannounced", Boolean.TRUE.equals(unannounced)));
    }
  }

  /** A buyer cancels; it ends an hour later, unless it shall end at once. */
  record Cancels(Name buyer, @Nullable Boolean immediately) implements PurchaseStep {
    @Override
    public Act act() {
      return Act.buyer("C12", buyer + " cancels at AWS Marketplace");
    }

    @Override
    public void perform(World world) {
      world
          .simulator()
          .post(
              world.purchase(buyer) + "/cancel",
              Map.of("immediately", Boolean.TRUE.equals(immediately)));
    }
  }

  /** A buyer who is leaving or has left comes back. */
  record SubscribesAgain(Name buyer) implements PurchaseStep {
    @Override
    public Act act() {
      return Act.buyer("D2", buyer + " subscribes again at AWS Marketplace");
    }

    @Override
    public void perform(World world) {
      world.simulator().post(world.purchase(buyer) + "/subscribe-again", Map.of());
    }
  }

  /** The next notices of AWS get lost on their way. */
  record AwsLoses(Long notices) implements PurchaseStep {
    @Override
    public Act act() {
      return new Act("AWS", "E7", "loses its next " + notices + " notices");
    }

    @Override
    public void perform(World world) {
      world.simulator().put("/aws/dials", Map.of("loseNext", notices));
    }
  }

  /**
   * AWS sends a notice, whatever was bought.
   *
   * @param times how many messages say the same
   * @param ago how long ago it says that it was sent
   */
  record AwsSends(Name buyer, String action, @Nullable Long times, @Nullable Duration ago)
      implements PurchaseStep {
    @Override
    public Act act() {
      return new Act(
          "AWS",
          "D4",
          action
              + " for "
              + buyer
              + (times == null ? "" : ", " + times + " times")
              + (ago == null ? "" : ", dated " + ago + " ago"));
    }

    @Override
    public void perform(World world) {
      var notice = new HashMap<String, Object>();
      notice.put("listing", world.listing());
      notice.put("buyer", world.id(buyer));
      notice.put("action", action);
      if (times != null) {
        notice.put("times", times);
      }
      if (ago != null) {
        notice.put("at", world.clock().now().minus(ago));
      }
      world.simulator().post("/aws/notices", notice);
    }
  }

  /**
   * Somebody sends a notice in the name of AWS.
   *
   * @param kind as the simulator names the ways to forge one
   * @param answer the status that the webhook must answer
   */
  record Forges(Name buyer, String action, String kind, long answer) implements PurchaseStep {
    @Override
    public Act act() {
      return new Act("forger", "E1", action + " for " + buyer + ", forged: " + kind);
    }

    @Override
    public void perform(World world) {
      var forged =
          world
              .simulator()
              .post(
                  "/aws/forgeries",
                  Map.of(
                      "listing",
                      world.listing(),
                      "buyer",
                      world.id(buyer),
                      "action",
                      action,
                      "kind",
                      kind));
      Unmet.unlessEqual("the webhook's answer", answer, forged.path("status").asLong());
    }
  }
}
