package io.gracekeeper.subscriptions.billing;

/** Whether a payment method can be charged now, as far as billing says so. */
public sealed interface Chargeable {

  /** It can. */
  record Live() implements Chargeable {}

  /** The account has it, and it cannot. */
  record NotLive() implements Chargeable {}

  /** The account has no such method. */
  record Unknown() implements Chargeable {}

  /** Billing did not say. */
  record Silent(String why) implements Chargeable {}
}
