package io.gracekeeper.local.word;

import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.stage.World;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;

/** What an account does to be able to pay, and the operator who approves it. */
sealed interface AccountStep extends Step {

  /** An account is made. */
  record Registers(Name account) implements AccountStep {
    @Override
    public Act act() {
      return Act.customer("E4", account + " registers");
    }

    @Override
    public void perform(World world) {
      world
          .ownerOf(account)
          .billing()
          .put(world.path("/accounts/%s", account), Map.of("name", account.value()));
    }
  }

  /** A card is put on file, as its provider names it. */
  record AddsCard(Name account, Name card, Duration validFor) implements AccountStep {
    @Override
    public Act act() {
      return Act.customer("A11", account + " adds the card " + card);
    }

    @Override
    public void perform(World world) {
      var provided =
          Map.of(
              "token",
              "token-" + world.id(card),
              "brand",
              "Visa",
              "lastFour",
              "4242",
              "expires",
              lastMonth(world, validFor).toString());
      world
          .ownerOf(account)
          .billing()
          .put(
              world.path("/accounts/%s/payment-methods/%s", account, card),
              Map.of("card", provided));
    }
  }

  /** A wire transfer is asked for. It counts once it is approved. */
  record AddsWireTransfer(Name account, Name wireTransfer) implements AccountStep {
    @Override
    public Act act() {
      return Act.customer("A11", account + " asks to pay by wire transfer, " + wireTransfer);
    }

    @Override
    public void perform(World world) {
      world
          .ownerOf(account)
          .billing()
          .put(
              world.path("/accounts/%s/payment-methods/%s", account, wireTransfer),
              Map.of("wireTransfer", Map.of()));
    }
  }

  /** The operator approves a wire transfer. */
  record Approves(Name account, Name wireTransfer) implements AccountStep {
    @Override
    public Act act() {
      return Act.operator("A2", "the wire transfer " + wireTransfer + " is approved");
    }

    @Override
    public void perform(World world) {
      world
          .operator()
          .billing()
          .post(
              world.path("/accounts/%s/payment-methods/%s/approval", account, wireTransfer),
              Map.of());
    }
  }

  /** The provider tells a card anew, good for longer. */
  record RenewsCard(Name account, Name card, Duration validFor) implements AccountStep {
    @Override
    public Act act() {
      return Act.customer("D2", account + " renews the card " + card);
    }

    @Override
    public void perform(World world) {
      var provided =
          Map.of(
              "token",
              "token-anew-" + world.id(card),
              "brand",
              "Visa",
              "lastFour",
              "1881",
              "expires",
              lastMonth(world, validFor).toString());
      world
          .ownerOf(account)
          .billing()
          .put(world.path("/accounts/%s/payment-methods/%s/card", account, card), provided);
    }
  }

  private static YearMonth lastMonth(World world, Duration validFor) {
    return YearMonth.from(world.clock().now().plus(validFor).atOffset(ZoneOffset.UTC));
  }

  /** A payment method becomes the account's default. */
  record Prefers(Name account, Name paymentMethod) implements AccountStep {
    @Override
    public Act act() {
      return Act.customer("P4", account + " makes " + paymentMethod + " its default");
    }

    @Override
    public void perform(World world) {
      world
          .ownerOf(account)
          .billing()
          .put(
              world.path("/accounts/%s/default-payment-method", account),
              Map.of("paymentMethod", world.paymentMethod(paymentMethod)));
    }
  }
}
