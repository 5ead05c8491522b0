package io.gracekeeper.subscriptions.platform;

import static java.util.Objects.requireNonNull;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.SubscriptionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of one test, and how it is meant.
 *
 * @param snapshot the one that is taken of it, if any is
 */
record Subject(Target target, SnapshotName snapshot) {

  /** A command counts until then. */
  static final Instant IN_TIME = Instant.parse("2100-01-01T00:00:00Z");

  private static final long FENCE = 10;

  /** One that nobody has heard of. */
  static Subject unheardOf() {
    var id = "dep-" + UUID.randomUUID();
    var target =
        new Target(
            new DeploymentId(id),
            new AccountId("acc-1"),
            new SubscriptionId("sub-1"),
            "Orders",
            null,
            null,
            FENCE);
    return new Subject(target, new SnapshotName(id + "-1"));
  }

  DeploymentUid uid() {
    return requireNonNull(target.uid(), "it was not seen yet");
  }

  /** As whoever means another incarnation. */
  Subject as(@Nullable DeploymentUid uid) {
    return with(uid, target.cloudAccount(), target.fence());
  }

  /** As whoever means the one that has its name, whichever it is. */
  Subject byName() {
    return as(null);
  }

  /** As whoever comes next. */
  Subject next() {
    return with(target.uid(), target.cloudAccount(), target.fence() + 1);
  }

  /** As whoever was there before, was frozen, and wakes. */
  Subject overtaken() {
    return with(target.uid(), target.cloudAccount(), target.fence() - 1);
  }

  Subject hostedIn(String cloudAccount) {
    return with(target.uid(), cloudAccount, target.fence());
  }

  /** With another snapshot than before. */
  Subject with(SnapshotName another) {
    return new Subject(target, another);
  }

  private Subject with(@Nullable DeploymentUid uid, @Nullable String cloudAccount, long fence) {
    var changed =
        new Target(
            target.deployment(),
            target.account(),
            target.subscription(),
            target.name(),
            uid,
            cloudAccount,
            fence);
    return new Subject(changed, snapshot);
  }
}
