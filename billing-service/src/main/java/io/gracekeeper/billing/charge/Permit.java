package io.gracekeeper.billing.charge;

import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.DeploymentUid;
import io.gracekeeper.events.SubscriptionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Billing's consent to the deletion of one deployment, for one decision that nobody pays, for a
 * short time (system time). While it is live, coverage that comes back is held back; unused, it
 * expires.
 */
@Entity
public class Permit {

  @Id private String id;

  @Column(name = "subscription_id")
  private String subscription;

  @Column(name = "deployment_id")
  private String deployment;

  @Column(name = "deployment_uid")
  private String uid;

  @Column(name = "coverage_revision")
  private long coverageRevision;

  @Column(name = "granted_at")
  private Instant grantedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Permit() {}

  Permit(
      SubscriptionId subscription,
      DeploymentId deployment,
      DeploymentUid uid,
      long coverageRevision,
      Instant grantedAt,
      Instant expiresAt) {
    this.id = UUID.randomUUID().toString();
    this.subscription = subscription.value();
    this.deployment = deployment.value();
    this.uid = uid.value();
    this.coverageRevision = coverageRevision;
    this.grantedAt = grantedAt;
    this.expiresAt = expiresAt;
  }

  String id() {
    return id;
  }

  SubscriptionId subscription() {
    return new SubscriptionId(subscription);
  }

  Instant expiresAt() {
    return expiresAt;
  }

  void use(Instant now) {
    usedAt = now;
  }
}
