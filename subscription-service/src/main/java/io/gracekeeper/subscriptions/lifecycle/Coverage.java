package io.gracekeeper.subscriptions.lifecycle;

/** Billing's last word on a subscription. */
public sealed interface Coverage {

  /** Billing has said nothing yet. */
  record Unheard() implements Coverage {}

  record Covered() implements Coverage {}

  record Lost(Loss loss) implements Coverage {}
}
