package io.gracekeeper.simulator.buyer;

/** What a buyer or AWS has done, as the next page confirms it (C14). */
public enum Deed {
  SUBSCRIBED("You have subscribed. Now set up your account with the vendor."),
  CANCELLED("Your subscription is cancelled."),
  UPGRADED("Your contract is changed."),
  RENEWED("Your contract is renewed, in a new agreement."),
  REPLACED("Your agreement is replaced by a new one."),
  EXPIRED("The agreement has expired."),
  TERMINATED("AWS has terminated the agreement."),
  ADVISED("AWS has issued an advisory; nothing else has changed."),
  CLEARED("AWS has resolved the advisory.");

  private final String words;

  Deed(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
