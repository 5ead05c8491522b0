package io.gracekeeper.local.word;

import io.gracekeeper.local.stage.World;
import java.time.Duration;

/**
 * One word of the story language with its arguments: the word is the record's name, the arguments
 * are its components, and those that may be left out are nullable. When a step has been performed,
 * the runner waits until everything is quiet, unless it is, and goes on to the next.
 */
public sealed interface Step
    permits AccountStep,
        LinkStep,
        LeavingStep,
        SubscriptionStep,
        PurchaseStep,
        AgreementStep,
        OperationStep,
        WorldStep,
        DeploymentExpectation,
        PaymentExpectation,
        EventExpectation {

  /** What it says of itself. */
  Act act();

  /** Does it, only through ways that are open to everybody. */
  void perform(World world);

  /** How much business time goes by meanwhile, at most. */
  default Duration takes() {
    return Duration.ZERO;
  }

  /** Whether everything is quiet after it: it only looks, or the clock has waited already. */
  default boolean leavesQuiet() {
    return takes().isPositive();
  }
}
