package io.gracekeeper.subscriptions.platform;

import io.gracekeeper.subscriptions.platform.Observation.State;
import io.gracekeeper.subscriptions.platform.Scene.Stand;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.ReadBack;
import io.gracekeeper.subscriptions.platform.SnapshotProgress.Written;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A command that changes something.
 *
 * @param from a deployment that it changes something of
 * @param telling how it is told; returns what the platform answered
 * @param isDone whether an answer says that nothing more is to be waited for
 * @param to how the deployment stands then
 */
record Move(
    String name,
    Function<Scene, Subject> from,
    BiFunction<Platform, Subject, Object> telling,
    Predicate<Object> isDone,
    Stand to) {

  /** Where a test finds these, for JUnit. */
  static final String ALL = "io.gracekeeper.subscriptions.platform.Move#all";

  static final String OF_ONE_UID = "io.gracekeeper.subscriptions.platform.Move#ofOneUid";
  static final String OF_WHAT_HAS_THE_NAME =
      "io.gracekeeper.subscriptions.platform.Move#ofWhatHasTheName";

  private static final Object NONE_LEFT = "no snapshot is left";

  static final Move START =
      new Move(
          "start",
          Scene::aDeletedDeployment,
          (platform, it) -> platform.start(it.byName().target()),
          shows(State.RUNNING),
          new Stand(State.GONE, true, 0L, 1));

  static final Move STOP =
      new Move(
          "stop",
          Scene::aRunningDeployment,
          (platform, it) -> platform.stop(it.target()),
          shows(State.STOPPED),
          new Stand(State.STOPPED, false, Scene.RECORDS, 0));

  static final Move RESTORE =
      new Move(
          "restore",
          Scene::aStoppedDeployment,
          (platform, it) -> platform.restore(it.target(), SnapshotName.NONE),
          shows(State.RUNNING),
          new Stand(State.RUNNING, false, Scene.RECORDS, 0));

  static final Move RESTORE_OF_A_SNAPSHOT =
      new Move(
          "restore of a snapshot",
          Scene::aDeletedDeployment,
          (platform, it) -> platform.restore(it.target(), it.snapshot()),
          shows(State.RUNNING),
          new Stand(State.GONE, true, Scene.RECORDS, 1));

  static final Move SNAPSHOT =
      new Move(
          "snapshot",
          Scene::aStoppedDeployment,
          (platform, it) -> platform.snapshot(it.target(), it.snapshot()),
          Written.class::isInstance,
          new Stand(State.STOPPED, false, Scene.RECORDS, 1));

  static final Move VERIFY =
      new Move(
          "verify",
          Scene::aStoppedDeploymentWithASnapshot,
          (platform, it) -> platform.verify(it.target(), it.snapshot()),
          ReadBack.class::isInstance,
          new Stand(State.STOPPED, false, Scene.RECORDS, 1));

  static final Move DELETE =
      new Move(
          "delete",
          Scene::aStoppedDeploymentWithASnapshot,
          (platform, it) -> platform.delete(it.target(), Subject.IN_TIME),
          shows(State.GONE),
          new Stand(State.GONE, false, null, 1));

  static final Move DISCARD =
      new Move(
          "discard",
          Scene::aStoppedDeploymentWithASnapshot,
          (platform, it) -> {
            platform.discardSnapshots(it.target());
            return NONE_LEFT;
          },
          NONE_LEFT::equals,
          new Stand(State.STOPPED, false, Scene.RECORDS, 0));

  static final Move RELEASE =
      new Move(
          "release",
          Scene::aStoppedDeploymentWithASnapshot,
          (platform, it) -> platform.release(it.target()),
          shows(State.RELEASED),
          new Stand(State.RELEASED, false, Scene.RECORDS, 1));

  static Stream<Move> all() {
    return Stream.concat(Stream.of(START), ofOneUid());
  }

  /** A start means whatever has the name. */
  static Stream<Move> ofOneUid() {
    return Stream.concat(ofWhatHasTheName(), Stream.of(RESTORE_OF_A_SNAPSHOT, VERIFY, DISCARD));
  }

  /** The others are of snapshots, which are kept whatever has the name. */
  static Stream<Move> ofWhatHasTheName() {
    return Stream.of(STOP, RESTORE, SNAPSHOT, DELETE, RELEASE);
  }

  Object tell(Platform platform, Subject subject) {
    return telling.apply(platform, subject);
  }

  /** Tells it until it is done; returns the last answer. */
  Object finish(Platform platform, Subject subject) {
    return Scene.until(isDone, () -> tell(platform, subject));
  }

  private static Predicate<Object> shows(State state) {
    return answer -> answer instanceof Observation seen && seen.state() == state;
  }

  @Override
  public String toString() {
    return name;
  }
}
