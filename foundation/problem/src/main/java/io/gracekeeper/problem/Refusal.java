package io.gracekeeper.problem;

/** Ends a request with a {@link Problem}; nothing that the request did is kept. */
public final class Refusal extends RuntimeException {

  private final Problem problem;

  Refusal(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** The request is refused for one reason. Where there may be several: {@link Blockers}. */
  public static Refusal of(Reason reason, String detail) {
    return new Refusal(Problem.of(reason, detail));
  }

  /** The request itself is wrong. */
  public static Refusal invalid(String detail) {
    return of(Code.INVALID_REQUEST, detail);
  }

  Problem problem() {
    return problem;
  }
}
