package io.gracekeeper.billing.snapshot;

import io.gracekeeper.billing.deployment.Deployments;
import io.gracekeeper.billing.deployment.Deployments.Snapshot;
import io.gracekeeper.clock.BusinessTime;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.SubscriptionId;
import io.gracekeeper.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Whether what runs has a snapshot that is recent by its product's policy; else it has none. */
@ApplicationScoped
public class Snapshots {

  private final Deployments deployments;
  private final Policies policies;
  private final Clock clock;

  @Inject
  Snapshots(Deployments deployments, Policies policies, @BusinessTime Clock clock) {
    this.deployments = deployments;
    this.policies = policies;
    this.clock = clock;
  }

  /** Of all deployments of an account. */
  public OldSnapshots oldOf(AccountId account) {
    return old(deployments.snapshotsOf(account));
  }

  /** Of all deployments of a subscription. */
  public OldSnapshots oldOf(SubscriptionId subscription) {
    return old(deployments.snapshotsOf(subscription));
  }

  private OldSnapshots old(List<Snapshot> last) {
    var now = clock.instant();
    return new OldSnapshots(
        last.stream().filter(it -> !isRecent(it, now)).map(Snapshots::inWords).toList());
  }

  private boolean isRecent(Snapshot snapshot, Instant now) {
    return policies
        .of(snapshot.product())
        .filter(stated -> stated.policy().isRecent(snapshot.takenAt(), now))
        .isPresent();
  }

  private static String inWords(Snapshot snapshot) {
    var takenAt = snapshot.takenAt();
    return snapshot.name() + (takenAt == null ? " (none)" : " (of " + takenAt + ")");
  }
}
