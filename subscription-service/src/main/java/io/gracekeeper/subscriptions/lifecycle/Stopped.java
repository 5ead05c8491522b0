package io.gracekeeper.subscriptions.lifecycle;

import io.gracekeeper.subscriptions.lifecycle.Ground.Ordered;
import io.gracekeeper.subscriptions.lifecycle.Ground.Unpaid;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Released;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Restoring;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Snapshotting;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Stopping;
import io.gracekeeper.subscriptions.snapshot.Snapshot;
import io.gracekeeper.subscriptions.warning.Warnings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nothing of it runs, and it is kept until its deadline at least.
 *
 * @param deleteAfter the deadline, fixed when the stop was seen (D3); for an Owner's order its
 *     instant
 * @param warnings those before its deletion
 * @param snapshot taken since it was stopped; null if none was
 * @param erasure a marketplace's demand that hastens its deletion; null if there is none
 */
public record Stopped(
    Ground ground,
    Instant stoppedAt,
    Instant deleteAfter,
    Warnings warnings,
    @Nullable Snapshot snapshot,
    @Nullable Erasure erasure)
    implements Lifecycle {

  static Stopped seen(Ground ground, Instant now, List<Duration> leads) {
    return switch (ground) {
      case Unpaid(_, var loss) ->
          new Stopped(
              ground, now, loss.schedule().keptUntil(now), Warnings.planned(leads), null, null);
      case Ordered(_, var at, _) -> new Stopped(ground, now, at, Warnings.NONE, null, null);
    };
  }

  @Override
  public Lifecycle called(Call call) {
    return switch (ground) {
      case Ordered _ -> this;
      case Unpaid(_, var loss) ->
          switch (call) {
            case Call.Run _ -> new Restoring(snapshot);
            case Call.Stop(var anew, var demanded) when anew.loss().isSameAs(loss) ->
                because(loss, anew.loss()).hastened(demanded);
            // Somebody paid in between, unheard here: that loss has a stop and a deadline of its
            // own.
            case Call.Stop(var anew, var demanded) -> new Stopping(anew, demanded);
            case Call.Wait _ -> this;
          };
    };
  }

  /** A later word on the same loss moves nothing (D3). */
  private Stopped because(Loss before, Loss told) {
    if (told.revision() == before.revision()) {
      return this;
    }
    var same = new Unpaid(ground.why(), told);
    return new Stopped(same, stoppedAt, deleteAfter, warnings, snapshot, erasure);
  }

  @Override
  public Stopped ordered(Ordered order) {
    return ground instanceof Ordered
        ? this
        : new Stopped(order, stoppedAt, order.at(), Warnings.NONE, snapshot, null);
  }

  @Override
  public Lifecycle orderWithdrawn(Call call) {
    return ground instanceof Ordered ? Lifecycle.withoutOrder(this, call) : this;
  }

  /** The deadline, or what a marketplace demands instead. */
  public Instant due() {
    return erasure != null && erasure.notBefore().isBefore(deleteAfter)
        ? erasure.notBefore()
        : deleteAfter;
  }

  /** When it is deleted if nothing changes: when it is due, or later if a warning was late. */
  public Instant deletesAt() {
    return warnings.deletesAt(due());
  }

  /** A demand to erase takes the rest of the grace away, and the warnings that no longer fit. */
  Stopped hastened(@Nullable Erasure demanded) {
    if (demanded == null || erasure != null) {
      return this;
    }
    var sooner = demanded.notBefore().isBefore(deleteAfter);
    var told = sooner ? warnings.hastened(demanded.lead()) : warnings;
    return new Stopped(ground, stoppedAt, deleteAfter, told, snapshot, demanded);
  }

  /** The next warning was told. */
  public Stopped warned(Instant now) {
    return new Stopped(ground, stoppedAt, deleteAfter, warnings.tell(now), snapshot, erasure);
  }

  /** As it will stand if every warning that is left is told when it is due, or now. */
  public Stopped foreseen(Instant now) {
    var foreseen = this;
    for (var at = warnings.nextAt(due()); at.isPresent(); ) {
      foreseen = foreseen.warned(at.get().isAfter(now) ? at.get() : now);
      at = foreseen.warnings.nextAt(foreseen.due());
    }
    return foreseen;
  }

  /** It ran in between, so a snapshot does not hold what it holds now. */
  public Stopped ranAgain() {
    return new Stopped(ground, stoppedAt, deleteAfter, warnings, null, erasure);
  }

  /** A snapshot is begun. */
  public Snapshotting snapshotting(String id, Instant now) {
    return new Snapshotting(ranAgain(), id, now, null);
  }

  Stopped with(Snapshot taken) {
    return new Stopped(ground, stoppedAt, deleteAfter, warnings, taken, erasure);
  }

  /**
   * Every key has turned (D1).
   *
   * @param permit billing's consent; null if an Owner ordered it
   * @param until when the consent ends, in system time, by the database's clock
   */
  public Deleting delete(@Nullable String permit, Instant until) {
    return new Deleting(this, permit, until);
  }

  /** In the customer's own cloud account it stays (B2). */
  public Released release(Instant now) {
    return new Released(this, now);
  }
}
