package io.gracekeeper.billing.deployment;

import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.SubscriptionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A deployment as subscription-service told of it. Only {@link Deployments#hear} writes it. */
@Entity
public class Deployment {

  @Id private String id;

  @Column(name = "subscription_id")
  private String subscription;

  private @Nullable String name;

  @Column(name = "trial_ends_at")
  private @Nullable Instant trialEndsAt;

  @Enumerated(EnumType.STRING)
  private @Nullable State state;

  @Column(name = "kept_until")
  private @Nullable Instant keptUntil;

  @Column(name = "snapshot_at")
  private @Nullable Instant snapshotAt;

  /** Where it stands, as far as billing has to know. */
  public enum State {
    REQUESTED,
    RUNNING,
    STOPPING,
    STOPPED,
    DELETED,
    /** In the customer's own cloud account, and no longer ours (B2). */
    RELEASED
  }

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Deployment() {}

  public DeploymentId id() {
    return new DeploymentId(id);
  }

  public SubscriptionId subscription() {
    return new SubscriptionId(subscription);
  }

  /** What its owner calls it; its id until its request was heard. */
  public String name() {
    return name == null ? id : name;
  }

  /** When its trial ends; null if it is none. */
  public @Nullable Instant trialEndsAt() {
    return trialEndsAt;
  }

  /** The instant before which it is not deleted; null unless it is stopped. */
  public @Nullable Instant keptUntil() {
    return state == State.STOPPED ? keptUntil : null;
  }

  /** The instant whose data its last good snapshot holds; null if there is none. */
  public @Nullable Instant snapshotAt() {
    return snapshotAt;
  }
}
