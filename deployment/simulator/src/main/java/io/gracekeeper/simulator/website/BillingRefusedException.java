package io.gracekeeper.simulator.website;

import io.gracekeeper.problem.Problem;

/** Billing refused what was asked of it, or could not be asked. */
final class BillingRefusedException extends RuntimeException {

  private final transient Problem problem;

  BillingRefusedException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
