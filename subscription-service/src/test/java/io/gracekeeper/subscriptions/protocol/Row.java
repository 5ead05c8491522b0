package io.gracekeeper.subscriptions.protocol;

import static io.gracekeeper.subscriptions.protocol.Times.OVER;

import io.gracekeeper.subscriptions.lifecycle.Call;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle;
import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Deleting;
import io.gracekeeper.subscriptions.lifecycle.NextStep;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The deployment's row, with its subscription's coverage, as {@code Course} and {@code Deployment}
 * write it. The pause before a step is tried again is none here: that makes for more histories.
 *
 * @param next null: nothing by itself
 * @param waits whether it says why its deletion waits
 * @param fails whether it says why its next step fails
 * @param heard the revision of billing's last word
 * @param age of the consent that is recorded in it, in ticks; zero where there is none
 * @param fence of the last claim
 * @param lease null: nobody has taken it
 */
record Row(
    Lifecycle lifecycle,
    @Nullable NextStep next,
    boolean waits,
    boolean fails,
    int heard,
    int age,
    long fence,
    @Nullable Lease lease) {

  /** Billing's last word. */
  Coverage coverage() {
    return heard % 2 == 1
        ? new Coverage.Covered()
        : new Coverage.Lost(Times.unpaid(heard).loss(), null);
  }

  /** Moves on; where it stands already changes nothing. */
  Row become(Lifecycle then, int consentAge, Instant now) {
    return then.equals(lifecycle)
        ? this
        : new Row(then, step(then, now), false, false, heard, consentAge, fence, lease);
  }

  /** Lets it follow who pays. */
  Row follow(Instant now) {
    return become(lifecycle.called(Call.of(coverage(), null, null, now)), age, now);
  }

  /** Takes billing's next word; one that comes again is none. */
  Row hear(Instant now) {
    return new Row(lifecycle, next, waits, fails, heard + 1, age, fence, lease).follow(now);
  }

  boolean canBeTaken(Instant now, Duration takersAhead) {
    return next != null
        && !next.at().isAfter(now)
        && (lease == null || !lease.keepsOff(takersAhead));
  }

  Row taken(@Nullable Lease by) {
    return new Row(lifecycle, next, waits, fails, heard, age, fence + 1, by);
  }

  Row released() {
    return new Row(lifecycle, next, waits, fails, heard, age, fence, null);
  }

  /** Nothing is to be done now. */
  Row rest(Instant now) {
    return new Row(lifecycle, step(lifecycle, now), waits, false, heard, age, fence, lease);
  }

  Row plan(NextStep step) {
    return new Row(lifecycle, step, waits, fails, heard, age, fence, lease);
  }

  Row tryAgain(Instant now) {
    return next == null ? this : plan(new NextStep(next.kind(), now));
  }

  Row failing(Instant now) {
    return new Row(lifecycle, next, waits, true, heard, age, fence, lease).tryAgain(now);
  }

  Row waiting(Instant now) {
    return new Row(lifecycle, next, true, false, heard, age, fence, lease).tryAgain(now);
  }

  Row tick() {
    var older = lease == null ? null : lease.aged(Math.min(OVER, lease.age() + 1));
    var consent = lifecycle instanceof Deleting ? Math.min(OVER, age + 1) : 0;
    return new Row(lifecycle, next, waits, fails, heard, consent, fence, older);
  }

  /** So much later that whatever lease there is is over by every clock. */
  Row muchLater() {
    var oldest = lease == null ? null : lease.aged(Times.LONG_OVER);
    return new Row(lifecycle, next, waits, fails, heard, age, fence, oldest);
  }

  /** Without what it says, which changes nothing. */
  Row silent() {
    return waits || fails ? new Row(lifecycle, next, false, false, heard, age, fence, lease) : this;
  }

  Row withFence(long other) {
    return fence == other ? this : new Row(lifecycle, next, waits, fails, heard, age, other, lease);
  }

  /** Cheap, for there are many; what it leaves out is told apart by equality. */
  @Override
  public int hashCode() {
    var hash = (hash(lifecycle) * 31 + heard) * 31 + age;
    hash = (hash * 31 + (int) fence) * 31 + (lease == null ? 7 : lease.age());
    return next == null ? hash : (hash * 31 + next.kind().hashCode()) * 31 + hash(next.at());
  }

  static int hash(Lifecycle it) {
    var kind = it.getClass().hashCode();
    return switch (it) {
      case Stopped stopped -> kind * 31 + hash(stopped.deletesAt());
      case Lifecycle.Ending ending -> kind * 31 + hash(ending.stopped().deleteAfter());
      case Lifecycle.Alive _ -> kind;
    };
  }

  private static int hash(Instant at) {
    return (int) Duration.between(Times.NOON, at).toHours();
  }

  private static @Nullable NextStep step(Lifecycle then, Instant now) {
    return NextStep.of(then, Times.TERMS, now).orElse(null);
  }
}
