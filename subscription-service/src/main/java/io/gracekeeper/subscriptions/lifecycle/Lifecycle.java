package io.gracekeeper.subscriptions.lifecycle;

import io.gracekeeper.subscriptions.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The states of a deployment.
 *
 * <pre>
 *                                            in the customer's own cloud ┌─▶ Released
 * Requested ─▶ Starting ─▶ Running ─▶ Stopping ─▶ Stopped ───────────────┴─▶ Deleting ─▶ Deleted
 *                 │           ▲  ▲        │        │ ▲ │ ▲                      │
 *                 └───────────│──│────────┼────────│─│─│─└──────────────────────┘
 *                             │  │        │        │ │ │    the consent ran out unused
 *                          Restoring ◀────┴────────┘ │ ▼
 *                             covered again      Snapshotting
 * </pre>
 *
 * A legal move is a method of the state. What is told again, or does not concern a state, leaves it
 * as it is. A step that fails changes no state: it is tried again, and the deployment says since
 * when and why.
 */
public sealed interface Lifecycle permits Stopped, Lifecycle.Alive, Lifecycle.Ending {

  /** Coverage, a trial or a reprieve changed, or time went by. */
  default Lifecycle called(Call call) {
    return this;
  }

  /** An Owner orders its deletion (D11). */
  default Lifecycle ordered(Ground.Ordered order) {
    return this;
  }

  /** The order is taken back: what it would be without it is called for now. */
  default Lifecycle orderWithdrawn(Call call) {
    return this;
  }

  /** The platform was seen to run it. */
  default Lifecycle seenRunning() {
    return this;
  }

  /**
   * Nothing of it was seen to run.
   *
   * @param leads of the warnings that are to come before its deletion
   */
  default Lifecycle seenStopped(Instant now, List<Duration> leads) {
    return this;
  }

  /** It is to run, or on its way to a stop. */
  sealed interface Alive extends Lifecycle {}

  /** Asked for; nothing was started yet. */
  record Requested() implements Alive {
    @Override
    public Lifecycle called(Call call) {
      return switch (call) {
        case Call.Run _ -> new Starting();
        case Call.Wait _, Call.Stop _ -> this;
      };
    }
  }

  /** The platform is told to run it for the first time. */
  record Starting() implements Alive {
    @Override
    public Lifecycle called(Call call) {
      return stopIfCalledFor(this, call);
    }

    @Override
    public Lifecycle ordered(Ground.Ordered order) {
      return new Stopping(order, null);
    }

    @Override
    public Lifecycle seenRunning() {
      return new Running();
    }
  }

  /** It runs. */
  record Running() implements Alive {
    @Override
    public Lifecycle called(Call call) {
      return stopIfCalledFor(this, call);
    }

    @Override
    public Lifecycle ordered(Ground.Ordered order) {
      return new Stopping(order, null);
    }
  }

  /**
   * The platform is told to stop it; it may still run.
   *
   * @param erasure what hastens its deletion; null if nothing does
   */
  record Stopping(Ground ground, @Nullable Erasure erasure) implements Alive {
    @Override
    public Lifecycle called(Call call) {
      return switch (ground) {
        case Ground.Ordered _ -> this;
        case Ground.Unpaid unpaid ->
            switch (call) {
              case Call.Run _ -> new Restoring(null);
              case Call.Stop(_, var demanded) -> new Stopping(unpaid, demanded);
              case Call.Wait _ -> this;
            };
      };
    }

    @Override
    public Lifecycle ordered(Ground.Ordered order) {
      return ground instanceof Ground.Ordered ? this : new Stopping(order, null);
    }

    @Override
    public Lifecycle orderWithdrawn(Call call) {
      return ground instanceof Ground.Ordered ? withoutOrder(this, call) : this;
    }

    /** Here, and only here, the deadline is fixed (D3). */
    @Override
    public Lifecycle seenStopped(Instant now, List<Duration> leads) {
      return Stopped.seen(ground, now, leads).hastened(erasure);
    }
  }

  /**
   * It is to run again: the platform is told to run the same one, with its data (D2).
   *
   * @param snapshot what it is made from should it be gone; null if there is none
   */
  record Restoring(@Nullable Snapshot snapshot) implements Alive {
    @Override
    public Lifecycle called(Call call) {
      return stopIfCalledFor(this, call);
    }

    @Override
    public Lifecycle ordered(Ground.Ordered order) {
      return new Stopping(order, null);
    }

    @Override
    public Lifecycle seenRunning() {
      return new Running();
    }
  }

  /** It stands still, and something of it may be taken away for good. */
  sealed interface Ending extends Lifecycle {

    /** How it came to be stopped. */
    Stopped stopped();
  }

  /**
   * The platform is told to make a snapshot of what is stopped, and then to read it back.
   *
   * @param id of this snapshot, never used for another
   * @param since when it was begun: the instant whose data it holds
   * @param checksum of what was written; null until it is
   */
  record Snapshotting(Stopped stopped, String id, Instant since, @Nullable String checksum)
      implements Ending {
    @Override
    public Lifecycle called(Call call) {
      var then = stopped.called(call);
      return then instanceof Stopped still ? with(still) : then;
    }

    @Override
    public Lifecycle ordered(Ground.Ordered order) {
      return with(stopped.ordered(order));
    }

    @Override
    public Lifecycle orderWithdrawn(Call call) {
      var then = stopped.orderWithdrawn(call);
      return then instanceof Stopped still ? with(still) : then;
    }

    /** It is written. */
    public Snapshotting written(String sum) {
      return new Snapshotting(stopped, id, since, sum);
    }

    /** It is as good as it can be shown to be. */
    public Stopped proven(String sum, Snapshot.Proof proof) {
      return stopped.with(new Snapshot(id, since, sum, proof));
    }

    private Snapshotting with(Stopped still) {
      return new Snapshotting(still, id, since, checksum);
    }
  }

  /**
   * The platform is told to delete it, while the consent lasts. Coverage waits for its end.
   *
   * @param permit billing's consent; null if an Owner ordered it
   * @param until when the consent ends, in system time, by the database's clock
   */
  record Deleting(Stopped stopped, @Nullable String permit, Instant until) implements Ending {

    /** The consent ran out and the thing is still there: it is kept, its deadline unchanged. */
    public Stopped giveUp() {
      return stopped;
    }

    /**
     * It was seen to be gone.
     *
     * @param snapshotKeptUntil P12; null if nothing is kept, or not to be discarded by itself
     */
    public Deleted seenGone(Instant now, @Nullable Instant snapshotKeptUntil) {
      return new Deleted(stopped, permit, now, snapshotKeptUntil);
    }
  }

  /**
   * Gone for good.
   *
   * @param snapshotKeptUntil when its snapshots are to be discarded; null if there are none any
   *     more, or not by itself
   */
  record Deleted(
      Stopped stopped,
      @Nullable String permit,
      Instant deletedAt,
      @Nullable Instant snapshotKeptUntil)
      implements Ending {

    /** A demand to erase covers what is kept of it (D12). */
    @Override
    public Lifecycle called(Call call) {
      return call instanceof Call.Stop(_, var erasure)
              && erasure != null
              && snapshotKeptUntil != null
              && erasure.notBefore().isBefore(snapshotKeptUntil)
          ? new Deleted(stopped, permit, deletedAt, erasure.notBefore())
          : this;
    }

    /** Nothing is kept of it any more. */
    public Deleted discarded() {
      return new Deleted(stopped, permit, deletedAt, null);
    }
  }

  /** In the customer's own cloud account, stopped, with its data; no longer ours to run (B2). */
  record Released(Stopped stopped, Instant releasedAt) implements Ending {}

  private static Lifecycle stopIfCalledFor(Lifecycle state, Call call) {
    return switch (call) {
      case Call.Stop(var ground, var erasure) -> new Stopping(ground, erasure);
      case Call.Run _, Call.Wait _ -> state;
    };
  }

  /** Unpaid, it begins a stop of its own, with a grace of its own. */
  static Lifecycle withoutOrder(Lifecycle state, Call call) {
    return switch (call) {
      case Call.Run _ -> new Restoring(null);
      case Call.Stop(var ground, var erasure) -> new Stopping(ground, erasure);
      case Call.Wait _ -> state;
    };
  }
}
