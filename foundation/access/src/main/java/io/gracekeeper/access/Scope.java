package io.gracekeeper.access;

import io.gracekeeper.events.AccountId;

/** Whose things a caller may touch at all. Queries carry it; what lies outside is unknown. */
public sealed interface Scope {

  /** A customer: the things of one account. */
  record OneAccount(AccountId account) implements Scope {}

  /** The vendor: the things of all accounts. */
  record AllAccounts() implements Scope {}

  /** Whether an account lies within. */
  default boolean holds(AccountId account) {
    return switch (this) {
      case OneAccount(var own) -> own.equals(account);
      case AllAccounts _ -> true;
    };
  }
}
