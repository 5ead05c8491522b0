package io.gracekeeper.local.story;

/** What a story calls an account, a buyer, a subscription, a deployment or a payment method. */
record Name(String value) {

  Name {
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
