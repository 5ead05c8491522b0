package io.gracekeeper.subscriptions.platform;

import static org.awaitility.Awaitility.await;

import io.gracekeeper.subscriptions.platform.Observation.State;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.ReadBack;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.Written;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Deployments in every state in which a command may find one, and how they look. */
record Scene(Platform platform, Behind behind) {

  static final long RECORDS = 42;
  static final long OTHER_RECORDS = 43;
  private static final int NODES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  /**
   * All that is to be seen of one, before it is told something and after.
   *
   * @param itself the one with the uid that is meant
   * @param namesake whatever has its name
   * @param records the data of what has its name
   * @param snapshots how many are kept of the one that is meant
   */
  record Look(Observation itself, Observation namesake, @Nullable Long records, int snapshots) {

    /** Likewise without the names that differ from test to test. */
    Stand stand() {
      var another = namesake.uid() != null && !namesake.uid().equals(itself.uid());
      return new Stand(itself.state(), another, records, snapshots);
    }
  }

  /** What is left of a {@link Look}: whether another one has the name is all that is said of it. */
  record Stand(State itself, boolean another, @Nullable Long records, int snapshots) {}

  /** With data, and of another size than it was made. */
  Subject aRunningDeployment() {
    var fresh = Subject.unheardOf();
    var subject = fresh.as(platform.start(fresh.target()).uid());
    until(State.RUNNING, () -> platform.start(subject.target()));
    behind.fill(subject.target(), RECORDS);
    behind.scale(subject.target(), NODES);
    return subject;
  }

  Subject aStoppedDeployment() {
    var subject = aRunningDeployment();
    until(State.STOPPED, () -> platform.stop(subject.target()));
    return subject;
  }

  Subject aStoppedDeploymentWithASnapshot() {
    var subject = aStoppedDeployment();
    written(subject);
    return subject;
  }

  /** Its snapshot is kept. */
  Subject aDeletedDeployment() {
    var subject = aStoppedDeploymentWithASnapshot();
    until(State.GONE, () -> platform.delete(subject.target(), Subject.IN_TIME));
    return subject;
  }

  /** Its snapshot is kept too. */
  Subject aReleasedDeployment() {
    var subject = aStoppedDeploymentWithASnapshot();
    until(State.RELEASED, () -> platform.release(subject.target()));
    return subject;
  }

  /** Has a snapshot taken until it is written; returns its checksum. */
  String written(Subject subject) {
    return ((Written)
            until(
                Written.class::isInstance,
                () -> platform.snapshot(subject.target(), subject.snapshot())))
        .checksum();
  }

  /** Has a snapshot read back; returns the checksum of what was read. */
  String readBack(Subject subject) {
    return ((ReadBack)
            until(
                ReadBack.class::isInstance,
                () -> platform.verify(subject.target(), subject.snapshot())))
        .checksum();
  }

  Look look(Subject subject) {
    return new Look(
        platform.observe(subject.target()),
        platform.observe(subject.byName().target()),
        behind.records(subject.target()),
        behind.snapshots(subject.target()));
  }

  /** Tells or looks until it is seen so. */
  static Observation until(State state, Supplier<Observation> told) {
    return until(seen -> seen.state() == state, told);
  }

  /** Likewise until the answer is this. */
  static <T> T until(Predicate<T> isIt, Supplier<T> told) {
    return await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(BETWEEN_LOOKS)
        .pollInSameThread()
        .until(told::get, isIt);
  }
}
