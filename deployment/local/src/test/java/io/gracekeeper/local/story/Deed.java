package io.gracekeeper.local.story;

import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.stage.World;
import io.gracekeeper.local.timeline.Line;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that is done in a history at AWS. What makes no sense is refused, and not done. */
sealed interface Deed {

  void perform(World world);

  /** A step, as a story has it. */
  record Says(String step) implements Deed {
    @Override
    public void perform(World world) {
      var read =
          new StringReader(
              "story: By chance\nshows: [E7]\nproduct: %s\nsteps:\n  - %s\n"
                  .formatted(world.product().value(), step));
      var told = StoryReader.read("by-chance.yaml", read).sentences().getFirst().step();
      world.timeline().add(told.act().at(world.clock().now()));
      told.perform(world);
    }
  }

  /** Something is turned at the twin: a dial, a way, an API. */
  record Turns(String what, Map<String, ?> to) implements Deed {
    @Override
    public void perform(World world) {
      note(world, this);
      world.simulator().put("/aws/" + what, to);
    }
  }

  /**
   * A buyer takes an offer of a listing of concurrent agreements.
   *
   * @param startsIn null for the offer that is for everybody; else a private one, to begin then
   * @param term of the private offer; null where one pays as one goes
   */
  record Agrees(
      Bought bought,
      String listing,
      @Nullable Duration startsIn,
      @Nullable Duration term,
      boolean renewsItself)
      implements Deed {
    @Override
    public void perform(World world) {
      note(world, this);
      var order = new HashMap<String, Object>();
      order.put("listing", listing);
      order.put("buyer", bought.awsAccount());
      order.put("renewsItself", renewsItself);
      if (startsIn != null) {
        order.put("offer", offered(world, startsIn));
      }
      var made = world.simulator().post("/aws/agreements", order);
      world.rememberAgreement(bought.agreement(0), made.path("id").asText());
    }

    private String offered(World world, Duration later) {
      var offer = new HashMap<String, Object>();
      offer.put("buyer", bought.awsAccount());
      offer.put("startsAt", world.clock().now().plus(later));
      if (term != null) {
        offer.put("term", term);
      }
      var made = world.simulator().post("/aws/listings/" + listing + "/offers", offer);
      return made.path("id").asText();
    }
  }

  /**
   * Something befalls an agreement.
   *
   * @param what as the twin calls it
   * @param as what the history calls the agreement in which it goes on; null if it does not
   */
  record Befalls(Name agreement, String what, Map<String, ?> how, @Nullable Name as)
      implements Deed {
    @Override
    public void perform(World world) {
      note(world, this);
      var shown = world.simulator().post(world.agreement(agreement) + "/" + what, how);
      if (as != null) {
        world.rememberAgreement(as, shown.path("id").asText());
      }
    }
  }

  private static void note(World world, Deed deed) {
    world.timeline().add(new Line(world.clock().now(), "at AWS", "", deed.toString()));
  }
}
