package io.gracekeeper.subscriptions.protocol;

import io.gracekeeper.subscriptions.lifecycle.Lifecycle.Running;
import io.gracekeeper.subscriptions.protocol.Platform.Command;
import io.gracekeeper.subscriptions.protocol.Platform.Thing;
import io.gracekeeper.subscriptions.protocol.Worker.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything at one moment: one deployment, two instances that sweep, billing, the platform.
 *
 * @param day the business time, in days since coverage was lost
 * @param killed whether the kill switch is thrown
 * @param late a command for whose arrival its sender waits no longer; null: none
 */
record Model(
    int day,
    Row row,
    Billing billing,
    Platform platform,
    Hold hold,
    boolean killed,
    Worker one,
    Worker other,
    @Nullable Command late) {

  /** A person's order that it must not be deleted. */
  enum Hold {
    NONE,
    /** It stands, and was acknowledged as perhaps too late: the deletion had begun. */
    TOO_LATE,
    /** It stands, and was acknowledged. */
    PLACED
  }

  /** It runs. Its coverage has just been lost, which has not been heard here yet. */
  static Model start(Rules rules) {
    return new Model(
        0,
        new Row(new Running(), null, false, false, 1, 0, 0, null),
        new Billing(false, 2, Times.OVER),
        new Platform(Thing.RUNS, 0),
        Hold.NONE,
        false,
        Worker.idle(Duration.ZERO),
        Worker.idle(rules.secondsAhead()),
        null);
  }

  Instant now() {
    return Times.NOON.plus(Duration.ofDays(day));
  }

  Worker worker(boolean first) {
    return first ? one : other;
  }

  /** The commands that are on their way, or about to be sent. */
  Stream<Command> underWay() {
    var told =
        Stream.of(one.place(), other.place())
            .filter(Telling.class::isInstance)
            .map(place -> ((Telling) place).command());
    return Stream.concat(told, Stream.ofNullable(late));
  }

  /** A tick of system time. */
  Model tick() {
    var then = new Model(day, row.tick(), billing.tick(), platform, hold, killed, one, other, late);
    return then.with(true, one.tick())
        .with(false, other.tick())
        .late(late == null ? null : late.tick());
  }

  Model at(int other) {
    return new Model(other, row, billing, platform, hold, killed, one, this.other, late);
  }

  Model with(Row changed) {
    return new Model(day, changed, billing, platform, hold, killed, one, other, late);
  }

  Model with(Billing changed) {
    return new Model(day, row, changed, platform, hold, killed, one, other, late);
  }

  Model with(Platform changed) {
    return new Model(day, row, billing, changed, hold, killed, one, other, late);
  }

  Model with(Hold changed) {
    return new Model(day, row, billing, platform, changed, killed, one, other, late);
  }

  Model killed(boolean thrown) {
    return new Model(day, row, billing, platform, hold, thrown, one, other, late);
  }

  Model late(@Nullable Command command) {
    return new Model(day, row, billing, platform, hold, killed, one, other, command);
  }

  Model with(boolean first, Worker changed) {
    return first
        ? new Model(day, row, billing, platform, hold, killed, changed, other, late)
        : new Model(day, row, billing, platform, hold, killed, one, changed, late);
  }

  /**
   * The same with the smallest fences, since only their order matters; and with the workers in the
   * order of theirs, where nothing else tells them apart.
   */
  Model canonical() {
    var isSwapped = one.ahead().equals(other.ahead()) && one.fence() > other.fence();
    var first = isSwapped ? other : one;
    var second = isSwapped ? one : other;
    return new Model(
        day,
        row.withFence(rank(row.fence())),
        billing,
        platform.withFence(rank(platform.highestFence())),
        hold,
        killed,
        first.withFence(rank(first.fence())),
        second.withFence(rank(second.fence())),
        late == null ? null : late.withFence(rank(late.fence())));
  }

  /** How many there are below. */
  private long rank(long fence) {
    return below(row.fence(), fence)
        + below(platform.highestFence(), fence)
        + below(one.fence(), fence)
        + below(other.fence(), fence)
        + (late == null ? 0 : below(late.fence(), fence));
  }

  private static long below(long each, long fence) {
    return each >= 0 && each < fence ? 1 : 0;
  }

  /** Cheap, for there are many; what it leaves out is told apart by equality. */
  @Override
  public int hashCode() {
    var hash = (day * 31 + row.hashCode()) * 31 + billing.permitAge();
    hash = (hash * 31 + billing.revision()) * 31 + (billing.pays() ? 1 : 0);
    hash = (hash * 31 + platform.thing().hashCode()) * 31 + (int) platform.highestFence();
    hash = (hash * 31 + hold.hashCode()) * 31 + (killed ? 1 : 0);
    hash = (hash * 31 + one.hashCode()) * 31 + other.hashCode();
    return late == null ? hash : hash * 31 + late.hashCode();
  }
}
