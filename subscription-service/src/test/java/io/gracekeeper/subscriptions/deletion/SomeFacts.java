package io.gracekeeper.subscriptions.deletion;

import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.policy.Policies;
import io.gracekeeper.policy.ProductPolicy;
import io.gracekeeper.policy.ProductPolicy.Stated;
import io.gracekeeper.subscriptions.brake.Brake;
import io.gracekeeper.subscriptions.lifecycle.Coverage;
import io.gracekeeper.subscriptions.lifecycle.Ground.Ordered;
import io.gracekeeper.subscriptions.lifecycle.Stopped;
import io.gracekeeper.subscriptions.platform.Observation;
import io.gracekeeper.subscriptions.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts by which every key turns, until a test says otherwise of one thing. */
final class SomeFacts {

  private Instant now;
  private Stopped stopped;
  private Coverage coverage;
  private @Nullable DeploymentUid uid;
  private Observation seen;
  private final String platform;
  private boolean atCustomers;
  private List<String> holds = List.of();
  private Brake brake = new Brake(null, null, 0);
  private Permission permission;
  private @Nullable ProductPolicy policy;

  SomeFacts(
      Instant now,
      Stopped stopped,
      Coverage coverage,
      DeploymentUid uid,
      String platform,
      ProductPolicy policy) {
    this.now = now;
    this.stopped = stopped;
    this.coverage = coverage;
    this.uid = uid;
    this.seen = new Observation(Observation.State.STOPPED, uid, null);
    this.platform = platform;
    this.permission = new Permission.Granted("permit", now);
    this.policy = policy;
  }

  static ProductPolicy policy(Policies policies, String product) {
    return policies.of(new ProductId(product)).map(Stated::policy).orElseThrow();
  }

  DeletionFacts facts() {
    return new DeletionFacts(
        now, stopped, coverage, uid, seen, platform, atCustomers, holds, brake, permission, policy);
  }

  SomeFacts at(Instant instant) {
    now = instant;
    return this;
  }

  SomeFacts paid(Coverage word) {
    coverage = word;
    return this;
  }

  SomeFacts seen(Observation.State state, @Nullable DeploymentUid which) {
    seen = new Observation(state, which, null);
    return this;
  }

  SomeFacts neverSeen() {
    uid = null;
    return this;
  }

  SomeFacts under(@Nullable String product) {
    return product == null ? without() : under(Policies.load(Optional.empty(), false), product);
  }

  SomeFacts under(Policies policies, String product) {
    policy = policy(policies, product);
    return this;
  }

  private SomeFacts without() {
    policy = null;
    return this;
  }

  SomeFacts with(Snapshot snapshot) {
    stopped =
        stopped
            .snapshotting(snapshot.id(), snapshot.takenAt())
            .proven(snapshot.checksum(), snapshot.proof());
    return this;
  }

  SomeFacts stopped(Stopped otherwise) {
    stopped = otherwise;
    return this;
  }

  SomeFacts held(String why) {
    holds = List.of(why);
    return this;
  }

  SomeFacts atCustomers() {
    atCustomers = true;
    return this;
  }

  SomeFacts braked(Brake by) {
    brake = by;
    return this;
  }

  SomeFacts permitted(Permission by) {
    permission = by;
    return this;
  }

  SomeFacts ordered() {
    stopped = stopped.ordered(new Ordered("owner-1", now, "hash"));
    coverage = new Coverage.Covered();
    permission = new Permission.Silent("it is not asked");
    return this;
  }

  @Override
  public String toString() {
    return facts().toString();
  }
}
