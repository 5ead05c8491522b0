package io.gracekeeper.subscriptions.cloud;

import io.gracekeeper.events.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A customer's own cloud account, designated to host deployments. */
@Entity
@Table(name = "cloud_account")
@IdClass(CloudAccount.Key.class)
class CloudAccount {

  /** An account may call its cloud account as another account calls another one. */
  record Key(String account, String id) implements Serializable {}

  @Id
  @Column(name = "account_id")
  private String account;

  @Id private String id;

  @Column(name = "designated_by")
  private String designatedBy;

  @Column(name = "checked_at")
  private Instant checkedAt;

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected CloudAccount() {}

  CloudAccount(AccountId account, String id, String designatedBy, Instant checkedAt) {
    this.account = account.value();
    this.id = id;
    this.designatedBy = designatedBy;
    this.checkedAt = checkedAt;
  }

  String id() {
    return id;
  }

  String designatedBy() {
    return designatedBy;
  }

  /** When the platform was last seen to have access to it. */
  Instant checkedAt() {
    return checkedAt;
  }

  void checked(Instant now) {
    checkedAt = now;
  }
}
