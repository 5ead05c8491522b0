package io.gracekeeper.billing.snapshot;

import io.gracekeeper.problem.Blockers;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Listed;
import java.util.List;

/**
 * Deployments whose last good snapshot is too old or absent. They stand in the way of a change of
 * who pays, unless somebody accepts it (A7).
 */
public final class OldSnapshots {

  public static final OldSnapshots NONE = new OldSnapshots(List.of());

  private final List<String> deployments;

  OldSnapshots(List<String> deployments) {
    this.deployments = List.copyOf(deployments);
  }

  public boolean areNone() {
    return deployments.isEmpty();
  }

  /** All of them, in words. */
  List<String> deployments() {
    return deployments;
  }

  /** All of them in a sentence. */
  public String detail() {
    return "Without a recent snapshot: " + Listed.of(deployments) + ".";
  }

  /** Notes them among what stands in the way, unless there are none or they are accepted. */
  public Blockers addTo(Blockers blockers, boolean acknowledged) {
    return blockers.when(!areNone() && !acknowledged, Code.NO_RECENT_SNAPSHOT, detail());
  }
}
