package io.gracekeeper.local.word;

import io.gracekeeper.local.stage.World;

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

  /** Whether everything is as quiet after it as before, or has been waited for already. */
  default boolean leavesQuiet() {
    return false;
  }
}
