package io.gracekeeper.billing.chronicle;

/** By what an account may pay, as a history speaks of it before it is known whether it has it. */
sealed interface Payment {

  /** A card, a wire transfer, or credits. */
  record Own(String called) implements Payment {
    @Override
    public String toString() {
      return called;
    }
  }

  /** What was bought at the marketplace. */
  record Purchased(int number) implements Payment {
    @Override
    public String toString() {
      return "purchase " + number;
    }
  }
}
