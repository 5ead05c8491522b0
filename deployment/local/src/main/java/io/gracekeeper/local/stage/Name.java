package io.gracekeeper.local.stage;

/** What a story calls an account, a buyer, a subscription, a deployment or a payment method. */
public record Name(String value) {

  public Name {
    if (!value.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "'" + value + "' is no name: small letters, digits and single hyphens between them");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
