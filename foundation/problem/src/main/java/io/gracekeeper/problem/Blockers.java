package io.gracekeeper.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers everything that stands in a request's way, so that the caller hears it at once. */
public final class Blockers {

  private final List<Problem.Blocker> blockers = new ArrayList<>();
  private @Nullable Reason first;

  /** Notes what stands in the way, if it does. */
  public Blockers when(boolean stands, Reason reason, String detail) {
    if (stands) {
      first = first == null ? reason : first;
      blockers.add(Problem.Blocker.of(reason, detail));
    }
    return this;
  }

  /** Everything that was noted so far. */
  public List<Problem.Blocker> noted() {
    return List.copyOf(blockers);
  }

  /** Refuses the request if anything stands in its way. */
  public void refuse() {
    if (first != null) {
      throw new Refusal(Problem.of(first, blockers));
    }
  }
}
