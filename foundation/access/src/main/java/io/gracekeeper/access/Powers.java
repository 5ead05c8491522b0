package io.gracekeeper.access;

import io.gracekeeper.events.AccountId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a proven token gives: the roles that count, and the scope in which they count.
 *
 * <p>A token that names an account is a customer's and holds only the roles of an account; one that
 * names none is the vendor's and holds only the vendor's. So no group that customers name for
 * themselves reaches beyond their account, and no role of an account reaches into all of them.
 */
record Powers(Set<String> roles, Scope scope) {

  /**
   * The powers of a token; empty if it holds none.
   *
   * @param named whether the token has a claim for the account at all
   * @param account what that claim says; anything but an account's id gives nothing
   */
  static Optional<Powers> of(Set<String> claimed, boolean named, @Nullable Object account) {
    if (!named) {
      return powers(claimed, Role.OF_THE_VENDOR, new Scope.AllAccounts());
    }
    return accountId(account)
        .flatMap(id -> powers(claimed, Role.OF_AN_ACCOUNT, new Scope.OneAccount(id)));
  }

  private static Optional<Powers> powers(Set<String> claimed, Set<String> counting, Scope scope) {
    var roles = claimed.stream().filter(counting::contains).collect(Collectors.toUnmodifiableSet());
    return roles.isEmpty() ? Optional.empty() : Optional.of(new Powers(roles, scope));
  }

  private static Optional<AccountId> accountId(@Nullable Object claim) {
    try {
      return claim instanceof String id ? Optional.of(new AccountId(id)) : Optional.empty();
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
