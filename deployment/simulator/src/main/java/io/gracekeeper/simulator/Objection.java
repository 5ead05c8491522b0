package io.gracekeeper.simulator;

import io.gracekeeper.problem.Reason;
import java.util.Locale;

/** Why the twin does not do what it is asked. */
public enum Objection implements Reason {
  UNKNOWN_CERTIFICATE(404, "There is no such certificate"),
  UNKNOWN_PURCHASE(404, "The buyer never bought this"),
  UNKNOWN_DEPLOYMENT(404, "There is no such deployment"),
  UNKNOWN_SNAPSHOT(404, "There is no such snapshot"),
  UNKNOWN_MESSAGE(404, "No message of this id was ever sent to anybody"),
  UNKNOWN_LISTING(404, "Nothing of this product code is for sale"),
  UNKNOWN_OFFER(404, "The listing has no such offer for this buyer"),
  UNKNOWN_AGREEMENT(404, "There is no such agreement"),
  ALREADY_SUBSCRIBED(409, "The buyer has this already"),
  NOT_SUBSCRIBED(409, "Only a subscription can be cancelled"),
  NOBODY_SUBSCRIBED(409, "No endpoint has confirmed"),
  NOT_RUNNING(409, "The agreement does not run", "Wait until it begins, or subscribe anew."),
  ALREADY_ENDED(409, "The agreement is over", "Subscribe anew."),
  ALREADY_ADVISED(409, "An advisory is open", "Resolve it first."),
  NOT_ADVISED(409, "No advisory is open", "Nothing; there is none to resolve."),
  NOTHING_TO_RENEW(
      409, "What has no end is not renewed", "Nothing; pay-as-you-go goes on by itself."),
  OTHER_GENERATION(
      409,
      "The listing speaks the other dialect",
      "Use /aws/purchases for a legacy listing, /aws/agreements for one of concurrent agreements."),
  WAY_NOT_SET_UP(
      409,
      "The vendor has set nothing up there",
      "Start the simulator with simulator.sqs.port for a queue, with simulator.eventbridge.url for an"
          + " API destination."),
  WRONG_PRODUCT_NAME(
      409, "What was typed is not the product's name", "Type the name as the listing shows it."),
  BILLING_NOT_CONFIGURED(
      503,
      "The web site does not know where billing is",
      "Start the simulator with simulator.billing-url, the address of billing-service.");

  private final int status;
  private final String title;
  private final String clearedBy;

  Objection(int status, String title) {
    this(status, title, "See what the twin has: its lists tell.");
  }

  Objection(int status, String title, String clearedBy) {
    this.status = status;
    this.title = title;
    this.clearedBy = clearedBy;
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
    return clearedBy;
  }
}
