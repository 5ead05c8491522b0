package io.gracekeeper.local.word;

import io.gracekeeper.local.stage.Name;
import io.gracekeeper.local.stage.Unmet;
import io.gracekeeper.local.stage.World;
import org.jspecify.annotations.Nullable;

/** Who must be paying now, and who could. */
sealed interface PaymentExpectation extends Step {

  @Override
  default boolean leavesQuiet() {
    return true; // It only looks.
  }

  /** Who pays for a subscription, and that both services say the same. */
  record ExpectSubscription(Name subscription, boolean covered, @Nullable Name paidBy)
      implements PaymentExpectation {
    @Override
    public Act act() {
      return Act.seen(
          "A15",
          paidBy == null
              ? "somebody pays for " + subscription + ": " + covered
              : subscription + " is paid by " + paidBy);
    }

    @Override
    public void perform(World world) {
      var charge =
          world.operator().billing().get(world.path("/subscriptions/%s/charge", subscription));
      var running =
          world.operator().subscriptions().get(world.path("/subscriptions/%s", subscription));
      Unmet.unlessEqual(
          "billing has " + subscription + " covered", covered, charge.path("covered").asBoolean());
      Unmet.unlessEqual(
          "subscription-service has " + subscription + " covered",
          covered,
          running.path("covered").asBoolean());
      if (paidBy != null) {
        Unmet.unlessEqual(
            "who pays for " + subscription,
            world.paymentMethod(paidBy),
            charge.path("paymentMethod").asText());
      }
    }
  }

  /** Whether an account is offered a payment method that is good. */
  record ExpectPaymentMethod(Name account, Name paymentMethod, boolean offered)
      implements PaymentExpectation {
    @Override
    public Act act() {
      return Act.seen(
          offered ? "C7" : "A19",
          account + (offered ? " can pay by " : " can no longer pay by ") + paymentMethod);
    }

    @Override
    public void perform(World world) {
      var methods =
          world.operator().billing().get(world.path("/accounts/%s/payment-methods", account));
      var id = world.paymentMethod(paymentMethod);
      var found =
          methods
              .path("paymentMethods")
              .valueStream()
              .filter(method -> method.path("id").asText().equals(id))
              .anyMatch(method -> method.path("live").asBoolean());
      Unmet.unlessEqual(account + " can pay by " + paymentMethod, offered, found);
    }
  }
}
