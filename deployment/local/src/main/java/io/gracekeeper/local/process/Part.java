package io.gracekeeper.local.process;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The processes of the platform, in the order in which a cancellation passes them, and second
 * instances of some, which are there only when a story wants them.
 */
public enum Part {
  KAFKA("kafka", null),
  POSTGRESQL("postgresql", null),
  SIMULATOR("simulator", null),
  MARKETPLACE_ADAPTER("marketplace-adapter", null),
  BILLING_SERVICE("billing-service", null),
  SUBSCRIPTION_SERVICE("subscription-service", null),
  SECOND_BILLING_SERVICE("second-billing-service", BILLING_SERVICE),
  SECOND_SUBSCRIPTION_SERVICE("second-subscription-service", SUBSCRIPTION_SERVICE);

  private final String label;
  private final @Nullable Part first;

  Part(String label, @Nullable Part first) {
    this.label = label;
    this.first = first;
  }

  /** Its name in logs, on the command line and in stories. */
  public String label() {
    return label;
  }

  /** The first instance of the same service; itself, if it is that. */
  public Part first() {
    return first == null ? this : first;
  }

  /** Whether it is a second instance. */
  public boolean isSecond() {
    return first != null;
  }

  /** The part of a name. */
  public static Optional<Part> of(String label) {
    return Arrays.stream(values()).filter(part -> part.label.equals(label)).findFirst();
  }
}
