package io.gracekeeper.billing.account;

import io.gracekeeper.events.AccountId;
import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** All accounts. */
@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<Account, String> {

  Optional<Account> of(AccountId account) {
    return findByIdOptional(account.value());
  }

  /** The account, or a refusal that says it is unknown. */
  public Account existing(AccountId account) {
    return of(account).orElseThrow(() -> unknown(account));
  }

  /** Likewise, locked until the transaction ends. */
  public Account existingLocked(AccountId account) {
    return find("id", account.value())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional()
        .orElseThrow(() -> unknown(account));
  }

  private static Refusal unknown(AccountId account) {
    return Refusal.of(Code.UNKNOWN_ACCOUNT, "There is no account " + account + ".");
  }
}
