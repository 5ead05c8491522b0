package io.gracekeeper.events;

/** The names of the topics. */
public final class Topics {

  /** Raw notices as the marketplaces sent them, byte for byte, kept without limit. */
  public static final String MARKETPLACE_NOTICES = "marketplace-notices";

  public static final String MARKETPLACE_EVENTS = "marketplace-events";
  public static final String BILLING_EVENTS = "billing-events";
  public static final String SUBSCRIPTION_EVENTS = "subscription-events";

  /** Added to a topic's name: what could not be processed, with its reason in the headers. */
  public static final String DEAD_LETTERS = ".dead-letters";

  /** Added to a service's name: what it will try again. Private to that service. */
  public static final String RETRIES = ".retries";

  private Topics() {}
}
