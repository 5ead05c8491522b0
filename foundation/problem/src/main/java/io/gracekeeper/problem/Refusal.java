package io.gracekeeper.problem;

import java.util.List;

/** Ends a request with a {@link Problem}; nothing that the request did is kept. */
public final class Refusal extends RuntimeException {

  private final Problem problem;

  private Refusal(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** What was named does not exist, or not for this caller. */
  public static Refusal unknown(String code, String detail) {
    return new Refusal(new Problem("Not found", 404, code, detail, List.of()));
  }

  /** The request is understood and cannot be carried out as things stand. */
  public static Refusal conflict(String code, String detail, String... clearedBy) {
    return new Refusal(new Problem("Refused", 409, code, detail, List.of(clearedBy)));
  }

  /** The request itself is wrong. */
  public static Refusal invalid(String detail) {
    return new Refusal(new Problem("Invalid request", 400, "invalid-request", detail, List.of()));
  }

  Problem problem() {
    return problem;
  }
}
