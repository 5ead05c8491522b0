package io.gracekeeper.simulator;

import io.gracekeeper.problem.Reason;
import java.util.Locale;

/** Why the twin does not do what it is asked. */
public enum Objection implements Reason {
  UNKNOWN_CERTIFICATE(404, "There is no such certificate"),
  UNKNOWN_PURCHASE(404, "The buyer never bought this"),
  UNKNOWN_DEPLOYMENT(404, "There is no such deployment"),
  UNKNOWN_MESSAGE(404, "No message of this id was ever sent to anybody"),
  ALREADY_SUBSCRIBED(409, "The buyer has this already"),
  NOT_SUBSCRIBED(409, "Only a subscription can be cancelled"),
  NOBODY_SUBSCRIBED(409, "No endpoint has confirmed"),
  BILLING_NOT_CONFIGURED(503, "The web site does not know where billing is");

  private final int status;
  private final String title;

  Objection(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String clearedBy() {
    return this == BILLING_NOT_CONFIGURED
        ? "Start the simulator with simulator.billing-url, the address of billing-service."
        : "See what the twin has: its lists tell.";
  }
}
