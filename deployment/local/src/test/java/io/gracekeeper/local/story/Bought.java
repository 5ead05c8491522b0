package io.gracekeeper.local.story;

import io.gracekeeper.local.stage.Name;

/**
 * Something that a buyer has at AWS, and an account of its own for it. Of a legacy listing it is a
 * purchase; else a line of agreements, of which one follows the other.
 *
 * @param number which one of its history
 * @param awsAccount the buyer's; several may have been bought by one
 */
record Bought(int number, boolean isLegacy, String awsAccount) {

  Name account() {
    return named("fleet");
  }

  /** Of a legacy purchase. */
  Name buyer() {
    return named("ben");
  }

  Name paymentMethod() {
    return named("aws");
  }

  /** Should it cease to pay. */
  Name wireTransfer() {
    return named("bank");
  }

  Name subscription() {
    return named("devices");
  }

  Name deployment() {
    return named("gateway");
  }

  /** The first one of its line, or one that came after it. */
  Name agreement(int place) {
    return named("agreement-" + place);
  }

  Name ticket() {
    return named("ticket");
  }

  private Name named(String what) {
    return new Name(what + "-of-" + number);
  }
}
