package io.gracekeeper.billing.chronicle;

import java.util.function.IntSupplier;

/** One step of a history, in words and as it is done. */
sealed interface Step {

  String words();

  /** Something is told, or time passes; nobody answers. */
  record Happens(String words, Runnable deed) implements Step {}

  /** Something is asked for, and answered with an HTTP status. */
  record Asked(String words, IntSupplier deed) implements Step {}
}
