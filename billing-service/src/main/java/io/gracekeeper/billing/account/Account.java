package io.gracekeeper.billing.account;

import io.gracekeeper.events.AccountId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The vendor's customer. */
@Entity
public class Account {

  @Id private String id;
  private String name;

  @SuppressWarnings("NullAway.Init") // For Hibernate.
  protected Account() {}

  Account(AccountId id, String name) {
    this.id = id.value();
    this.name = name;
  }

  AccountId id() {
    return new AccountId(id);
  }

  String name() {
    return name;
  }

  void rename(String changed) {
    name = changed;
  }
}
