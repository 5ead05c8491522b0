package io.gracekeeper.local.word;

import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.stage.World;
import io.gracekeeper.local.world.Await;
import io.gracekeeper.local.world.RefusedException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a buyer gets from the marketplace to an account, as a browser carries it. */
sealed interface LinkStep extends Step {

  /** How long (system time) billing may take to hear what the adapter has told. */
  Duration TO_HEAR = Duration.ofSeconds(20);

  /**
   * A buyer opens "Set up your account", and gets no further yet.
   *
   * @param ticket how the story calls the ticket that the browser then has
   */
  record SetsUp(Name buyer, Name ticket) implements LinkStep {
    @Override
    public Act act() {
      return Act.buyer("C3", buyer + " opens \"Set up your account\" at AWS Marketplace");
    }

    @Override
    public void perform(World world) {
      world.rememberTicket(ticket, ticketOf(world, world.purchase(buyer)));
    }
  }

  /**
   * An account is linked to what a buyer purchased.
   *
   * @param as how the story calls the payment method that this becomes
   * @param ticket the one to use, which was got before; else the buyer gets a new one
   */
  record Links(Name account, Name buyer, Name as, @Nullable Name ticket) implements LinkStep {
    @Override
    public Act act() {
      return Act.customer("C1", account + " links itself to what " + buyer + " bought at AWS");
    }

    @Override
    public void perform(World world) {
      var carried = ticket == null ? ticketOf(world, world.purchase(buyer)) : world.ticket(ticket);
      if (!Await.until(TO_HEAR, () -> isLinked(world, carried))) {
        throw new Unmet("the registration of " + buyer, "known to billing", "not known");
      }
    }

    private boolean isLinked(World world, String carried) {
      try {
        var link =
            world
                .ownerOf(account)
                .billing()
                .post(world.path("/accounts/%s/links", account), Map.of("ticket", carried));
        world.remember(as, account, link.path("id").asText());
        return true;
      } catch (RefusedException refused) {
        if (refused.code().equals("registration-not-yet-known")) {
          return false;
        }
        throw refused;
      }
    }
  }

  /**
   * An operator has looked at AWS, and vouches that what was linked has ended there.
   *
   * @param link how the story calls the payment method that it became
   */
  record ConfirmsEnd(Name link) implements LinkStep {
    @Override
    public Act act() {
      return Act.operator("D1", "what was bought at AWS has ended there: " + link);
    }

    @Override
    public void perform(World world) {
      world.operator().billing().post(world.link(link) + "/end-confirmation", Map.of());
    }
  }

  /**
   * What a browser has that went from AWS to the product.
   *
   * @param purchase the path of what was bought, at the simulator
   */
  static String ticketOf(World world, String purchase) {
    var token = world.simulator().post(purchase + "/set-up", Map.of()).path("token");
    var form = Map.of("x-amzn-marketplace-token", token.asText());
    return ticketIn(world.adapter().follow("/aws/registrations", form));
  }

  private static String ticketIn(URI address) {
    var query = address.getRawQuery();
    return query.substring(query.indexOf("ticket=") + "ticket=".length());
  }
}
