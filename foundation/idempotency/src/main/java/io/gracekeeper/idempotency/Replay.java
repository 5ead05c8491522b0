package io.gracekeeper.idempotency;

/** Ends a request that came before: its answer is already there, and there is nothing to do. */
final class Replay extends RuntimeException {

  private final String answer;

  Replay(String answer) {
    super("The answer was given before.", null, false, false);
    this.answer = answer;
  }

  /** As JSON, byte for byte. */
  String answer() {
    return answer;
  }
}
