package io.gracekeeper.events;

/** A fact that was put on Kafka: something that has happened, never an order to do something. */
public sealed interface Event permits MarketplaceEvent, BillingEvent, SubscriptionEvent {

  /**
   * The Kafka key. It keeps what belongs together in one partition; nothing may rely on it for
   * being right.
   */
  String key();
}
