package io.gracekeeper.events;

/** The marketplaces that are listened to. */
public enum Marketplace {
  AWS,
  GOOGLE
}
