package io.gracekeeper.subscriptions.lifecycle;

import io.gracekeeper.events.StopReason;
import java.time.Instant;

/**
 * The states of a deployment.
 *
 * <pre>
 * Requested ─▶ Starting ─▶ Running ─▶ Stopping ─▶ Stopped ─▶ Deleting ─▶ Deleted
 *                 │           ▲           │          │  ▲        │
 *                 └───────────│───────────┼──────────┘  └────────┘ permit expired unused
 *                             └─Restoring◀┘ covered again
 * </pre>
 *
 * A legal move is a method of the state. What is told again, or does not concern a state, leaves it
 * as it is.
 */
public sealed interface Lifecycle {

  /** Coverage or a trial changed, or time went by. */
  default Lifecycle called(Call call) {
    return this;
  }

  /** The platform was seen to run it. */
  default Lifecycle seenRunning() {
    return this;
  }

  /** Nothing of it was seen to run. */
  default Lifecycle seenStopped(Instant now) {
    return this;
  }

  /** Asked for; nothing was started yet. */
  record Requested() implements Lifecycle {
    @Override
    public Lifecycle called(Call call) {
      return switch (call) {
        case Call.Run _ -> new Starting();
        case Call.Wait _, Call.Stop _ -> this;
      };
    }
  }

  /** The platform is told to run it for the first time. */
  record Starting() implements Lifecycle {
    @Override
    public Lifecycle called(Call call) {
      return stopIfCalledFor(this, call);
    }

    @Override
    public Lifecycle seenRunning() {
      return new Running();
    }
  }

  /** It runs. */
  record Running() implements Lifecycle {
    @Override
    public Lifecycle called(Call call) {
      return stopIfCalledFor(this, call);
    }
  }

  /** The platform is told to stop it; it may still run. */
  record Stopping(StopReason why, Loss loss) implements Lifecycle {
    @Override
    public Lifecycle called(Call call) {
      return restoreIfCalledFor(this, call);
    }

    /** Here, and only here, the deadline is fixed (D3). */
    @Override
    public Lifecycle seenStopped(Instant now) {
      return new Stopped(why, loss, now, loss.schedule().keptUntil(now));
    }
  }

  /** Nothing of it runs, and it is kept until its deadline at least. */
  record Stopped(StopReason why, Loss loss, Instant stoppedAt, Instant deleteAfter)
      implements Lifecycle {
    @Override
    public Lifecycle called(Call call) {
      return restoreIfCalledFor(this, call);
    }

    /** Whether it is still too early to delete it. */
    public boolean isInGrace(Instant now) {
      return now.isBefore(deleteAfter);
    }

    /**
     * Every key has turned (D1).
     *
     * @param permit billing's consent
     * @param permitEndsAt system time, by our own clock
     */
    public Deleting delete(String permit, Instant permitEndsAt) {
      return new Deleting(this, permit, permitEndsAt);
    }
  }

  /** Covered again: the platform is told to run the same one, with its data (D2). */
  record Restoring() implements Lifecycle {
    @Override
    public Lifecycle called(Call call) {
      return stopIfCalledFor(this, call);
    }

    @Override
    public Lifecycle seenRunning() {
      return new Running();
    }
  }

  /** The platform is told to delete it, under a permit. Coverage waits for the permit's end. */
  record Deleting(Stopped stopped, String permit, Instant permitEndsAt) implements Lifecycle {

    /** The permit ended and the thing is still there: it is kept, its deadline unchanged. */
    public Stopped giveUp() {
      return stopped;
    }

    /** It was seen to be gone. */
    public Deleted seenGone(Instant now) {
      return new Deleted(stopped, permit, now);
    }
  }

  /** Gone for good. */
  record Deleted(Stopped stopped, String permit, Instant deletedAt) implements Lifecycle {}

  private static Lifecycle stopIfCalledFor(Lifecycle state, Call call) {
    return switch (call) {
      case Call.Stop(var why, var loss) -> new Stopping(why, loss);
      case Call.Run _, Call.Wait _ -> state;
    };
  }

  private static Lifecycle restoreIfCalledFor(Lifecycle state, Call call) {
    return switch (call) {
      case Call.Run _ -> new Restoring();
      case Call.Stop _, Call.Wait _ -> state;
    };
  }
}
