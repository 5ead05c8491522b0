package io.gracekeeper.billing.payment;

/** Defaults for tests that have no database. */
public final class Preset {

  private Preset() {}

  /** Makes a method its account's default. */
  public static void be(PaymentMethod method) {
    method.makeDefault(true);
  }
}
