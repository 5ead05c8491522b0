package io.gracekeeper.local.process;

import java.util.Arrays;
import java.util.Optional;

/** The processes of the platform, in the order in which a cancellation passes them. */
public enum Part {
  KAFKA("kafka"),
  POSTGRESQL("postgresql"),
  SIMULATOR("simulator"),
  MARKETPLACE_ADAPTER("marketplace-adapter"),
  BILLING_SERVICE("billing-service"),
  SUBSCRIPTION_SERVICE("subscription-service");

  private final String label;

  Part(String label) {
    this.label = label;
  }

  /** Its name in logs, on the command line and in stories. */
  public String label() {
    return label;
  }

  /** The part of a name. */
  public static Optional<Part> of(String label) {
    return Arrays.stream(values()).filter(part -> part.label.equals(label)).findFirst();
  }
}
