package io.gracekeeper.simulator.platform;

import static java.util.Objects.requireNonNull;

import io.gracekeeper.simulator.deployments.Observed;
import io.gracekeeper.simulator.deployments.Seen;
import io.gracekeeper.simulator.platform.Command.Order;
import io.gracekeeper.simulator.platform.Outcome.Done;
import io.gracekeeper.simulator.platform.Outcome.Reason;
import io.gracekeeper.simulator.platform.Outcome.Refused;
import io.gracekeeper.simulator.snapshots.Incarnation;
import io.gracekeeper.simulator.snapshots.Snapshots;
import io.gracekeeper.simulator.snapshots.Standing.TakingState;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What orders about snapshots come to, for one that lacks nothing. */
@Singleton
class Copies {

  private final Snapshots snapshots;
  private final Faults faults;

  Copies(Snapshots snapshots, Faults faults) {
    this.snapshots = snapshots;
    this.faults = faults;
  }

  /**
   * Tells how the snapshot stands; begins it if there is none, or if it failed and need not now.
   */
  Outcome take(Order order, Seen seen) {
    var id = requireNonNull(order.snapshot());
    if (snapshots.isOfAnother(id, seen.incarnation())) {
      return new Refused(Reason.OTHER_UID);
    }
    var fails = faults.current().snapshotsFail();
    return snapshots
        .taking(id)
        .filter(taking -> fails || taking.state() != TakingState.FAILED)
        .<Outcome>map(Done.of(seen)::with)
        .orElseGet(() -> begin(id, seen, fails));
  }

  private Outcome begin(String id, Seen seen, boolean fails) {
    return seen.observed() == Observed.STOPPED
        ? Done.of(seen).with(snapshots.begin(id, seen.incarnation(), fails))
        : new Refused(Reason.NOT_STOPPED);
  }

  /** Reads back a snapshot of whatever became of the deployment. */
  Done verify(Order order, Done standing) {
    var id = requireNonNull(order.snapshot());
    var uid = requireNonNull(order.uid());
    var impossible = faults.current().cannotVerify();
    return standing.with(snapshots.verify(id, order.deployment(), uid, impossible));
  }

  /** Deletes the snapshots of whatever became of the deployment. */
  Done discard(Order order, Done standing) {
    var uid = requireNonNull(order.uid());
    return standing.keeping(snapshots.discard(order.deployment(), uid));
  }

  /** What a new incarnation can be made of. */
  Optional<Incarnation> usable(Order order) {
    var uid = requireNonNull(order.uid());
    return Optional.ofNullable(order.snapshot())
        .flatMap(id -> snapshots.usable(id, order.deployment(), uid));
  }
}
