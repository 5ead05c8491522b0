package io.gracekeeper.local.word;

import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.stage.World;
import java.util.Map;

/**
 * What a buyer does at AWS Marketplace with a listing of concurrent agreements, of which there may
 * be several; each has a name in the story.
 */
sealed interface AgreementStep extends Step {

  /** A buyer subscribes to the product's listing of that kind. */
  record Agrees(Name buyer, Name agreement) implements AgreementStep {

    private static final long ACCOUNTS = 1_000_000_000_000L;

    @Override
    public Act act() {
      return Act.buyer("B3", buyer + " subscribes at AWS Marketplace: " + agreement);
    }

    @Override
    public void perform(World world) {
      var order = Map.of("listing", listing(world), "buyer", account(world));
      remember(world, agreement, "/aws/agreements", order);
    }

    private static String listing(World world) {
      return world
          .simulator()
          .get("/aws/listings")
          .valueStream()
          .filter(shown -> shown.path("generation").asText().equals("CONCURRENT"))
          .map(shown -> shown.path("code").asText())
          .filter(world.listings()::contains)
          .findFirst()
          .orElseThrow(
              () -> new Unmet("the product", "one of concurrent agreements", "of another kind"));
    }

    /** A buyer's AWS account has twelve digits. */
    private String account(World world) {
      return "%012d".formatted(Math.floorMod((long) world.id(buyer).hashCode(), ACCOUNTS));
    }
  }

  /**
   * The buyer opens "Set up your account" for an agreement, and gets no further yet.
   *
   * @param ticket how the story calls the ticket that the browser then has
   */
  record ArrivesWith(Name agreement, Name ticket) implements AgreementStep {
    @Override
    public Act act() {
      return Act.buyer("C3", "\"Set up your account\" is opened for " + agreement);
    }

    @Override
    public void perform(World world) {
      world.rememberTicket(ticket, LinkStep.ticketOf(world, world.agreement(agreement)));
    }
  }

  /** The buyer renews an agreement: it goes on in another one. */
  record Renews(Name agreement, Name as) implements AgreementStep {
    @Override
    public Act act() {
      return Act.buyer("D5", agreement + " is renewed at AWS Marketplace, as " + as);
    }

    @Override
    public void perform(World world) {
      remember(world, as, world.agreement(agreement) + "/renew", Map.of());
    }
  }

  /** The buyer takes another offer in the place of an agreement. */
  record Replaces(Name agreement, Name as) implements AgreementStep {
    @Override
    public Act act() {
      return Act.buyer("D5", agreement + " is replaced at AWS Marketplace by " + as);
    }

    @Override
    public void perform(World world) {
      remember(world, as, world.agreement(agreement) + "/replace", Map.of());
    }
  }

  /**
   * The buyer cancels an agreement.
   *
   * @param typing what is typed to confirm it
   */
  record CancelsAgreement(Name agreement, String typing) implements AgreementStep {
    @Override
    public Act act() {
      return Act.buyer("C13", "cancels " + agreement + ", typing \"" + typing + "\"");
    }

    @Override
    public void perform(World world) {
      var cancelled =
          world
              .simulator()
              .post(world.agreement(agreement) + "/cancel", Map.of("productName", typing));
      Unmet.unlessEqual("the agreement", "CANCELLED", cancelled.path("status").asText());
    }
  }

  /** AWS ends an agreement because the buyer does not pay. */
  record AwsTerminates(Name agreement) implements AgreementStep {
    @Override
    public Act act() {
      return new Act("AWS", "E9", "terminates " + agreement + ", which is not paid");
    }

    @Override
    public void perform(World world) {
      world.simulator().post(world.agreement(agreement) + "/terminate", Map.of());
    }
  }

  private static void remember(World world, Name as, String path, Map<String, ?> order) {
    world.rememberAgreement(as, world.simulator().post(path, order).path("id").asText());
  }
}
