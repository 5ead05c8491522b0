package io.gracekeeper.local.stage;

import io.gracekeeper.local.process.Part;
import java.util.Locale;

/** What can go away. */
public enum Absent {
  KAFKA(Part.KAFKA),
  POSTGRESQL(Part.POSTGRESQL),
  MARKETPLACE_ADAPTER(Part.MARKETPLACE_ADAPTER),
  BILLING_SERVICE(Part.BILLING_SERVICE),
  SUBSCRIPTION_SERVICE(Part.SUBSCRIPTION_SERVICE),
  SECOND_BILLING_SERVICE(Part.SECOND_BILLING_SERVICE),
  SECOND_SUBSCRIPTION_SERVICE(Part.SECOND_SUBSCRIPTION_SERVICE),
  /** The vendor's control plane: it answers 503. */
  PLATFORM(Part.SIMULATOR);

  private final Part part;

  Absent(Part part) {
    this.part = part;
  }

  public Part part() {
    return part;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
