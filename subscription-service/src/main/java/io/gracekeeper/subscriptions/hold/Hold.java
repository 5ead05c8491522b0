package io.gracekeeper.subscriptions.hold;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.DeploymentId;
import io.gracekeeper.events.HoldId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps an account, or one deployment of it, from being deleted until it is lifted. */
@Entity
public class Hold {

  @Id private String id;

  @Column(name = "account_id")
  private String account;

  @Column(name = "deployment_id")
  private @Nullable String deployment;

  private String why;

  @Column(name = "placed_by")
  private String placedBy;

  @Column(name = "placed_at")
  private Instant placedAt;

  @Column(name = "lifted_because")
  private @Nullable String liftedBecause;

  @Column(name = "lifted_by")
  private @Nullable String liftedBy;

  @Column(name = "lifted_at")
  private @Nullable Instant liftedAt;

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Hold() {}

  Hold(
      HoldId id,
      AccountId account,
      @Nullable DeploymentId deployment,
      String why,
      String placedBy,
      Instant placedAt) {
    this.id = id.value();
    this.account = account.value();
    this.deployment = deployment == null ? null : deployment.value();
    this.why = why;
    this.placedBy = placedBy;
    this.placedAt = placedAt;
  }

  HoldId id() {
    return new HoldId(id);
  }

  AccountId account() {
    return new AccountId(account);
  }

  /** Null: all of the account. */
  @Nullable DeploymentId deployment() {
    return deployment == null ? null : new DeploymentId(deployment);
  }

  /** In the words of who placed it. */
  public String why() {
    return why;
  }

  String placedBy() {
    return placedBy;
  }

  Instant placedAt() {
    return placedAt;
  }

  @Nullable String liftedBecause() {
    return liftedBecause;
  }

  @Nullable String liftedBy() {
    return liftedBy;
  }

  @Nullable Instant liftedAt() {
    return liftedAt;
  }

  /** Lifts it, unless it is lifted. */
  boolean lift(String because, String by, Instant now) {
    if (liftedAt != null) {
      return false;
    }
    liftedBecause = because;
    liftedBy = by;
    liftedAt = now;
    return true;
  }

  boolean isOf(AccountId anAccount, @Nullable DeploymentId aDeployment) {
    return account().equals(anAccount) && Objects.equals(deployment(), aDeployment);
  }
}
