package io.gracekeeper.events;

/**
 * A payment method as others may see it.
 *
 * @param label what a person recognises it by: "Visa …4242", "Wire transfer", "AWS Marketplace
 *     Subscription", "Credits"; never a card number
 */
public record PaymentMethod(PaymentMethodId id, Kind kind, String label) {

  /** The kinds of payment methods. */
  public enum Kind {
    CARD,
    WIRE_TRANSFER,
    MARKETPLACE,
    /** What the vendor has granted. */
    CREDITS
  }
}
