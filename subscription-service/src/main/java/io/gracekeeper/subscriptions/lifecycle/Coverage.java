package io.gracekeeper.subscriptions.lifecycle;

import org.jspecify.annotations.Nullable;

/** Billing's last word on a subscription. */
public sealed interface Coverage {

  /** Billing has said nothing yet. */
  record Unheard() implements Coverage {}

  record Covered() implements Coverage {}

  /**
   * Nobody pays.
   *
   * @param erasure a marketplace's demand to erase what was run for it; null if there is none
   */
  record Lost(Loss loss, @Nullable Erasure erasure) implements Coverage {}
}
